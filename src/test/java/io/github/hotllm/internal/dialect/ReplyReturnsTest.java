package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.responses.ResponsesDialect;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a client sends back of an answer with pictures has the states that their makers want. */
class ReplyReturnsTest {
  private static final List<Part> PARTS = List.of(
      new Part.Text("Look:", Marks.ofState("google/m:text")),
      Part.Image.of("image/png", new byte[] {1}),
      Part.Image.of("image/jpeg", new byte[] {2}).withMarks(Marks.ofState("google/m:image")),
      new Part.ToolCall("t1", "f", Map.of(), Marks.ofState("google/m:call")));

  private static final LlmReply REPLY =
      LlmReply.builder().requestId("r1").model("m").parts(PARTS).build();

  @Test
  void inChat() {
    var message = answer(new ChatDialect()).at("choices").at(0).at("message");
    assertEquals(
        PARTS,
        returned(new ChatDialect(), Map.of("model", "m", "messages", List.of(message.fields()))));
  }

  @Test
  void inResponses() {
    var items = new ArrayList<Object>();
    for (var item : answer(new ResponsesDialect()).at("output").items()) {
      items.add(item.fields());
    }
    assertEquals(PARTS, returned(new ResponsesDialect(), Map.of("model", "m", "input", items)));
  }

  private static Node answer(Dialect dialect) {
    var encoder = dialect.encoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.WHOLE));
    return Node.of(Json.object(encoder.whole(REPLY, List.of()).body()));
  }

  private static List<Part> returned(Dialect dialect, Map<String, Object> body) {
    var asked = dialect.decode(
        new WireRequest("POST", "/", Headers.none(), Json.text(body).getBytes(UTF_8)));
    assertEquals(List.of(), asked.original().orElseThrow().unknown());
    return asked.request().messages().get(0).parts();
  }
}

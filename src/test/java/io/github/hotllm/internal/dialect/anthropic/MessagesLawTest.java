package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.ADAPTIVE;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.STRICT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What one end writes the other reads, for whatever can be said. */
class MessagesLawTest {
  private static final int ROUNDS = 500;
  /** The maker of what a client is given back literally. */
  private static final String CLIENT = "anthropic/(client):";

  @Test
  void aRequestThatIsWrittenIsReadAgain() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var request = new RandomMessages(seed).request();
      var encoded = DIALECT.encode(Asked.of(request, Delivery.STREAMED), ADAPTIVE);
      assertEquals(List.of(), encoded.warnings(), "seed " + seed);
      var read = DIALECT.decode(encoded.wire());
      assertEquals(essence(request), essence(read.request()));
      assertEquals(encoded.delivery(), read.delivery());
      assertEquals(List.of(), read.original().orElseThrow().unknown());
      var again = DIALECT.encode(read, ADAPTIVE);
      assertEquals(
          new String(encoded.wire().body(), UTF_8), new String(again.wire().body(), UTF_8));
    }
  }

  /** All that goes to a provider; states are compared by what their maker wrote. */
  private static List<Object> essence(LlmRequest request) {
    return List.of(
        request.model(),
        request.messages().stream().map(MessagesLawTest::literal).toList(),
        request.system(),
        request.maxTokens(),
        request.temperature(),
        request.topP(),
        request.stop(),
        request.reasoning(),
        request.tools(),
        request.toolChoice(),
        request.outputSchema());
  }

  private static Message literal(Message message) {
    return new Message(
        message.role(),
        message.parts().stream()
            .map(part -> renamed(part, RandomMessages.MAKER, CLIENT))
            .toList());
  }

  private static Part renamed(Part part, String maker, String other) {
    return part.marks()
        .state()
        .filter(state -> state.startsWith(maker))
        .map(state -> part.withMarks(Marks.ofState(other + state.substring(maker.length()))))
        .orElse(part);
  }

  @Test
  void anAnswerThatIsWrittenMeansTheSame() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var events = new RandomMessages(seed).events();
      var encoder = DIALECT.encoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.STREAMED));
      var decoder = Fixtures.decoder(STRICT);
      var read = new ArrayList<LlmEvent>();
      for (var event : events) {
        encoder
            .batch(new Batch("openai-chat", Optional.empty(), List.of(event), List.of()))
            .forEach(frame -> decoder.frame(frame, read));
      }
      encoder.end(LlmReply.of("")).forEach(frame -> decoder.frame(frame, read));
      decoder.end(read);
      assertEquals(events.stream().map(MessagesLawTest::signedAnew).toList(), read, "seed " + seed);
    }
  }

  /** A provider's signature is the state that we gave; an opaque part is the block that it is. */
  private static LlmEvent signedAnew(LlmEvent event) {
    if (!(event instanceof LlmEvent.Whole whole) || whole.part().marks().state().isEmpty()) {
      return event;
    }
    var state = whole.part().marks().state().get();
    var block = "{\"type\":\"redacted_thinking\",\"data\":" + Json.text(state) + "}";
    var payload = whole.part() instanceof Part.Opaque ? block : state;
    return new LlmEvent.Whole(
        whole.part().withMarks(Marks.ofState(STRICT.maker() + ":" + payload)));
  }

  @Test
  void everyStateSurvivesAClientThatSendsTheAnswerBack() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var parts = new RandomMessages(seed).answer();
      var reply = LlmReply.builder().parts(parts).build();
      var answer = DIALECT
          .encoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.WHOLE))
          .whole(reply, List.of());
      var content = Json.object(answer.body()).get("content");
      var next = Json.text(Map.of(
          "model",
          "m",
          "max_tokens",
          9,
          "messages",
          List.of(Map.of("role", "assistant", "content", content))));
      assertEquals(parts, Fixtures.asked(next).request().messages().get(0).parts(), "seed " + seed);
    }
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The law: what was written is read again, all of it. */
class HotllmLawTest {
  private static final int ROUNDS = 5_000;

  private final HotllmDialect dialect = new HotllmDialect();
  private final Samples samples = new Samples(20_261_125);

  @Test
  void aRequestIsDecodedAsItWasEncodedButForTheModel() {
    for (int i = 0; i < ROUNDS; i++) {
      var request = samples.request();
      var delivery = i % 2 == 0 ? Delivery.WHOLE : Delivery.STREAMED;
      var encoded = dialect.encode(Asked.of(request, delivery), Neighbour.TARGET);
      var decoded = dialect.decode(encoded.wire());

      assertEquals(List.of(), encoded.warnings());
      assertEquals(delivery, encoded.delivery());
      assertEquals(delivery, decoded.delivery());
      var expected = request.toBuilder().model("openai/gpt-5.4").build();
      assertEquals(Said.by(expected), Said.by(decoded.request()));
    }
  }

  @Test
  void aWholeReplyIsReadAsItWasWritten() {
    for (int i = 0; i < ROUNDS; i++) {
      var reply = samples.reply();
      assertEquals(Said.by(reply), Said.by(ReplyJson.read(Json.bytes(ReplyJson.write(reply)))));
    }
  }

  @Test
  void aReplyIsReadFromItsStreamToo() {
    for (int i = 0; i < ROUNDS; i++) {
      var reply = samples.reply();
      var reader = new EventReader();
      var events = new ArrayList<LlmEvent>();
      for (var event : List.of(new LlmEvent.Text(reply.text()), new LlmEvent.Finished(reply))) {
        reader.frame(EventJson.write(event), events);
      }
      var finished = (LlmEvent.Finished) events.get(1);
      assertEquals(Said.by(reply), Said.by(finished.reply()));
    }
  }

  @Test
  void aFailureIsReadAsItWasWritten() {
    for (int i = 0; i < ROUNDS; i++) {
      var failure = samples.failure();
      var wire = dialect.encodeError(failure);
      assertEquals(Said.by(failure), Said.by(ErrorJson.read(wire.status(), wire.body())));
    }
  }

  @Test
  void theShortestReplyIsShort() {
    assertEquals(
        "{\"text\":\"hi\",\"finish_reason\":\"stop\",\"model\":\"\",\"requested_model\":\"\","
            + "\"provider\":\"\",\"route\":\"api\",\"billing\":\"none\",\"attempts\":1,"
            + "\"latency_ms\":0,\"overhead_ms\":0,\"request_id\":\"\"}",
        new String(Json.bytes(ReplyJson.write(LlmReply.of("hi"))), UTF_8));
  }
}

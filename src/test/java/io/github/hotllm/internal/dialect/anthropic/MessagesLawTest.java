package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.ADAPTIVE;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one end writes of a request the other reads, for whatever can be said. */
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
        request.toolsPerTurn(),
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
}

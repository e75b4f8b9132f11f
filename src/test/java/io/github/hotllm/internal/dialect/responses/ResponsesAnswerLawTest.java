package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.DIALECT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one end writes of an answer the other reads. */
class ResponsesAnswerLawTest {
  private static final int ROUNDS = 500;
  private static final List<String> TEXTS = List.of("a", " ", "\n", "\"\\", "Grüße", "🙂", "{}");

  @Test
  void anAnswerThatIsWrittenMeansTheSame() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var events = events(new Random(seed));
      var frames = written(events, LlmReply.of(""));
      assertEquals(events, Fixtures.EAR.frames(frames).events(), "seed " + seed);
      var cut = Fixtures.EAR.frames(frames.subList(0, frames.size() - 1));
      assertEquals("STREAM_BROKEN", cut.failure().orElseThrow().type().name());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STOP", "LENGTH", "REFUSAL", "PAUSED"})
  void itEndsForTheSameReasonAndHasCostTheSame(StopReason reason) {
    var usage = Usage.builder()
        .inputTokens(3)
        .cacheReadTokens(2)
        .cacheWriteTokens(1)
        .outputTokens(4)
        .reasoningTokens(0)
        .build();
    var reply = LlmReply.builder().stopReason(reason).usage(usage).build();
    var metered = Fixtures.EAR.frames(written(List.of(), reply)).metered().orElseThrow();
    assertEquals(reason, metered.stopReason());
    assertEquals(Optional.of(usage), metered.usage());
  }

  private static List<Frame> written(List<LlmEvent> events, LlmReply reply) {
    var encoder = DIALECT.encoder(Asked.of(LlmRequest.of("m", "Hi"), Delivery.STREAMED));
    var frames = new ArrayList<Frame>();
    for (var event : events) {
      frames.addAll(
          encoder.batch(new Batch("openai-chat", Optional.empty(), List.of(event), List.of())));
    }
    frames.addAll(encoder.end(reply));
    return frames;
  }

  /** Text, thinking and calls in turns, their pieces as a decoder tells them. */
  private static List<LlmEvent> events(Random random) {
    var events = new ArrayList<LlmEvent>();
    for (int i = random.nextInt(6), kind = random.nextInt(3); i >= 0; i--, kind++) {
      var text = TEXTS.get(random.nextInt(TEXTS.size()));
      if (kind % 3 == 2) {
        var call = new Part.ToolCall("c" + i, "f", Map.of(text, List.of(1L, text)));
        events.add(new LlmEvent.ToolCallDelta(call.id(), "f", call.json().substring(0, 3)));
        events.add(new LlmEvent.ToolCallDelta(call.id(), "f", call.json().substring(3)));
        events.add(new LlmEvent.ToolCall(call));
      } else if (kind % 3 == 1) {
        settle(Part.Text.class, Part.Text::new, events);
        events.add(new LlmEvent.Text(text));
        events.add(new LlmEvent.Text(text + i));
      } else {
        settle(Part.Thinking.class, Part.Thinking::new, events);
        events.add(new LlmEvent.Thinking(text));
      }
    }
    return events;
  }

  /** What was said last of a kind is a whole part when something else of the kind begins. */
  private static void settle(
      Class<? extends Part> kind, Function<String, Part> whole, List<LlmEvent> events) {
    var said = new StringBuilder();
    for (var event : events) {
      if (event instanceof LlmEvent.Whole part && kind.isInstance(part.part())) {
        said.setLength(0);
      } else if (event instanceof LlmEvent.Text text && kind == Part.Text.class) {
        said.append(text.text());
      } else if (event instanceof LlmEvent.Thinking text && kind == Part.Thinking.class) {
        said.append(text.text());
      }
    }
    if (!said.isEmpty()) {
      events.add(new LlmEvent.Whole(whole.apply(said.toString())));
    }
  }
}

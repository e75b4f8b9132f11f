package io.github.hotllm.internal.dialect.responses;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a decoder makes of a provider's answer: the events, and the end or the failure. */
record Answer(List<LlmEvent> events, Optional<Metered> metered, Optional<LlmException> failure) {
  /** Of a stream given as the data of its events. */
  static Answer ofEvents(String... data) {
    return ofFrames(List.of(data).stream()
        .map(each -> Frame.event("", each.getBytes(UTF_8)))
        .toList());
  }

  static Answer ofFrames(List<Frame> frames) {
    return of((decoder, out) -> frames.forEach(frame -> decoder.frame(frame, out)));
  }

  static Answer ofWhole(String body) {
    return of((decoder, out) -> decoder.whole(body.getBytes(UTF_8), out));
  }

  private static Answer of(Feed feed) {
    var asked = Asked.of(LlmRequest.of("m1", "Hi"), Delivery.STREAMED);
    var decoder = Fixtures.DIALECT.decoder(asked, Fixtures.PLAIN);
    var events = new ArrayList<LlmEvent>();
    try {
      feed.into(decoder, events);
      return new Answer(events, Optional.of(decoder.end(events)), Optional.empty());
    } catch (LlmException e) {
      return new Answer(events, Optional.empty(), Optional.of(e));
    }
  }

  private interface Feed {
    void into(Decoder decoder, List<LlmEvent> out);
  }

  /** In short: {@code "text" (thinking) ~name#id{arguments} [Kind state] → STOP/completed}. */
  @Override
  public String toString() {
    var said = events.stream().map(Answer::shortly).collect(Collectors.joining(" "));
    var end = metered
        .map(ended -> ended.stopReason() + "/" + ended.rawStopReason().orElse("-"))
        .orElseGet(() -> failure.map(e -> e.type().name()).orElse("?"));
    return (said + " → " + end).strip();
  }

  private static String shortly(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      return "\"" + text.text() + "\"";
    } else if (event instanceof LlmEvent.Thinking thinking) {
      return "(" + thinking.text() + ")";
    } else if (event instanceof LlmEvent.ToolCallDelta delta) {
      return "~" + delta.name() + "#" + delta.id() + delta.arguments();
    } else if (event instanceof LlmEvent.ToolCall call) {
      return call.call().name() + "#" + call.call().id() + call.call().json()
          + call.call().marks().state().orElse("");
    } else if (event instanceof LlmEvent.Whole whole) {
      return "[" + whole.part().getClass().getSimpleName() + " "
          + whole.part().marks().state().orElse("-") + "]";
    }
    return event.toString();
  }
}

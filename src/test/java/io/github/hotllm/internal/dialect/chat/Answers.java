package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a decoder makes of a provider's bytes: the events, and the end or the failure. */
record Answers(List<LlmEvent> events, Optional<Metered> metered, Optional<LlmException> failure) {

  /** Of a stream whose bytes arrive in two pieces. */
  static Answers ofStream(Target target, byte[] bytes, int cut) {
    var parser = new SseParser();
    return of(target, (decoder, out) -> {
      for (var part : List.of(ByteBuffer.wrap(bytes, 0, cut), rest(bytes, cut))) {
        for (var frame : parser.feed(part)) {
          decoder.frame(frame, out);
        }
      }
    });
  }

  /** Of a stream given as the data of its events. */
  static Answers ofEvents(Target target, String... data) {
    return of(target, (decoder, out) -> {
      for (var each : data) {
        decoder.frame(Frame.event("", each.getBytes(UTF_8)), out);
      }
    });
  }

  static Answers ofWhole(Target target, String body) {
    return of(target, (decoder, out) -> decoder.whole(body.getBytes(UTF_8), out));
  }

  static Answers of(Target target, Feed feed) {
    var asked = Asked.of(LlmRequest.of("m1", "Hi"), Delivery.STREAMED);
    var decoder = new ChatDialect().decoder(asked, target);
    var events = new ArrayList<LlmEvent>();
    try {
      feed.into(decoder, events);
      return new Answers(events, Optional.of(decoder.end(events)), Optional.empty());
    } catch (LlmException e) {
      return new Answers(events, Optional.empty(), Optional.of(e));
    }
  }

  interface Feed {
    void into(Decoder decoder, List<LlmEvent> out);
  }

  private static ByteBuffer rest(byte[] bytes, int from) {
    return ByteBuffer.wrap(bytes, from, bytes.length - from);
  }

  String text() {
    return events.stream()
        .filter(LlmEvent.Text.class::isInstance)
        .map(event -> ((LlmEvent.Text) event).text())
        .collect(Collectors.joining());
  }

  /** In short: {@code "text" (thinking) name#id{arguments} → STOP/stop}. */
  @Override
  public String toString() {
    var said = events.stream().map(Answers::shortly).collect(Collectors.joining(" "));
    var end = metered
        .map(end1 -> end1.stopReason() + "/" + end1.rawStopReason().orElse("-"))
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
      return call.call().name() + "#" + call.call().id() + call.call().json();
    } else if (event instanceof LlmEvent.Whole whole) {
      return "[" + whole.part().getClass().getSimpleName() + " "
          + whole.part().marks().state().orElse("") + "]";
    }
    return event.toString();
  }
}

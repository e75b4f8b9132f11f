package io.github.hotllm.internal.dialect.gemini;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
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
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What the decoder makes of a provider's bytes: the events, and the end or the failure. */
record Heard(
    Decoder decoder,
    List<LlmEvent> events,
    Optional<Metered> metered,
    Optional<LlmException> failure) {

  static Heard ofEvents(Target target, String... data) {
    return of(target, (decoder, out) -> {
      for (var each : data) {
        decoder.frame(Frame.event("", each.getBytes(UTF_8)), out);
      }
    });
  }

  static Heard ofWhole(Target target, String body) {
    return of(target, (decoder, out) -> decoder.whole(body.getBytes(UTF_8), out));
  }

  /** Of a stream whose bytes arrive in two pieces, and of whatever is no event in it. */
  static Heard ofStream(Target target, byte[] bytes, int cut) {
    var parser = new SseParser();
    return of(target, (decoder, out) -> {
      var pieces =
          List.of(ByteBuffer.wrap(bytes, 0, cut), ByteBuffer.wrap(bytes, cut, bytes.length - cut));
      for (var piece : pieces) {
        parser.feed(piece).forEach(frame -> decoder.frame(frame, out));
      }
      parser.unframed().ifPresent(rest -> decoder.frame(Frame.body(rest), out));
    });
  }

  static Heard of(Target target, BiConsumer<Decoder, List<LlmEvent>> feed) {
    var asked = Asked.of(LlmRequest.of("m1", "Hi"), Delivery.STREAMED);
    var decoder = Fixtures.DIALECT.decoder(asked, target);
    var events = new ArrayList<LlmEvent>();
    try {
      feed.accept(decoder, events);
      var metered = decoder.end(events);
      return new Heard(decoder, events, Optional.of(metered), Optional.empty());
    } catch (LlmException e) {
      return new Heard(decoder, events, Optional.empty(), Optional.of(e));
    }
  }

  /** In short: {@code "text" (thinking) name#id{arguments} → STOP/STOP}. */
  @Override
  public String toString() {
    var said = events.stream().map(Heard::shortly).collect(Collectors.joining(" "));
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
    } else if (event instanceof LlmEvent.ToolCall call) {
      return call.call().name() + "#" + call.call().id() + call.call().json() + state(call.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      return "[" + content(whole.part()) + state(whole.part()) + "]";
    }
    return event.toString();
  }

  private static String content(Part part) {
    if (part instanceof Part.Text text) {
      return "\"" + text.text() + "\"";
    } else if (part instanceof Part.Thinking thinking) {
      return "(" + thinking.text() + ")";
    }
    if (part instanceof Part.Image image) {
      return image.source().toString();
    }
    return part instanceof Part.Document file ? file.source().toString() : "opaque";
  }

  private static String state(Part part) {
    return part.marks().state().map(state -> " " + state).orElse("");
  }
}

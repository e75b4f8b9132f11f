package io.github.hotllm.internal.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Listens to a provider through a dialect's decoder, a new one each time. */
public record Ear(Dialect dialect, Target target) {
  /** A stream given as the data of its events. */
  public Heard events(String... data) {
    return frames(List.of(data).stream()
        .map(each -> Frame.event("", each.getBytes(UTF_8)))
        .toList());
  }

  public Heard frames(List<Frame> frames) {
    return feed((decoder, out) -> frames.forEach(frame -> decoder.frame(frame, out)));
  }

  /** A stream whose bytes arrive in two pieces, and whatever is no event in it. */
  public Heard stream(byte[] bytes, int cut) {
    var parser = new SseParser();
    return feed((decoder, out) -> {
      var pieces =
          List.of(ByteBuffer.wrap(bytes, 0, cut), ByteBuffer.wrap(bytes, cut, bytes.length - cut));
      for (var piece : pieces) {
        parser.feed(piece).forEach(frame -> decoder.frame(frame, out));
      }
      parser.unframed().ifPresent(rest -> decoder.frame(Frame.body(rest), out));
    });
  }

  public Heard whole(String body) {
    return feed((decoder, out) -> decoder.whole(body.getBytes(UTF_8), out));
  }

  public Heard feed(BiConsumer<Decoder, List<LlmEvent>> feed) {
    var asked = Asked.of(LlmRequest.of("m1", "Hi"), Delivery.STREAMED);
    var decoder = dialect.decoder(asked, target);
    var events = new ArrayList<LlmEvent>();
    try {
      feed.accept(decoder, events);
      var metered = decoder.end(events);
      return new Heard(decoder.model(), events, Optional.of(metered), Optional.empty());
    } catch (LlmException e) {
      return new Heard(decoder.model(), events, Optional.empty(), Optional.of(e));
    }
  }
}

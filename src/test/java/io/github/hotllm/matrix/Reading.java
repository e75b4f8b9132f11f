package io.github.hotllm.matrix;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.engine.Folded;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a format's decoder makes of an answer: events, and an end or a failure. */
record Reading(
    Format format, Batch heard, Optional<Metered> metered, Optional<LlmException> failure) {
  static Reading ofWhole(Format format, byte[] body) {
    return of(format, (decoder, frames, events) -> {
      frames.add(Frame.body(body));
      decoder.whole(body, events);
    });
  }

  /** The reading of an event stream whose bytes come in pieces that end at these places. */
  static Reading ofStream(Format format, byte[] bytes, int... cuts) {
    return of(format, (decoder, frames, events) -> {
      var parser = new SseParser();
      int from = 0;
      for (int cut : cuts) {
        feed(parser.feed(ByteBuffer.wrap(bytes, from, cut - from)), decoder, frames, events);
        from = cut;
      }
      var rest = parser.feed(ByteBuffer.wrap(bytes, from, bytes.length - from));
      feed(rest, decoder, frames, events);
      if (!decoder.isDone()) {
        parser.unframed().ifPresent(error -> decoder.frame(Frame.body(error), events));
      }
    });
  }

  static Reading ofFrames(Format format, List<Frame> heard) {
    return of(format, (decoder, frames, events) -> feed(heard, decoder, frames, events));
  }

  private static void feed(
      List<Frame> heard, Decoder decoder, List<Frame> frames, List<LlmEvent> events) {
    for (var frame : heard) {
      if (!decoder.isDone()) {
        frames.add(frame);
        decoder.frame(frame, events);
      }
    }
  }

  private interface Feed {
    void into(Decoder decoder, List<Frame> frames, List<LlmEvent> events);
  }

  private static Reading of(Format format, Feed feed) {
    var asked = Asked.of(LlmRequest.of("m", "Q"), Delivery.STREAMED);
    var decoder = format.dialect().decoder(asked, Providers.target(format));
    var frames = new ArrayList<Frame>();
    var events = new ArrayList<LlmEvent>();
    Optional<Metered> metered = Optional.empty();
    Optional<LlmException> failure = Optional.empty();
    try {
      feed.into(decoder, frames, events);
      metered = Optional.of(decoder.end(events));
    } catch (LlmException e) {
      failure = Optional.of(e);
    }
    var heard = new Batch(format.dialect().name(), decoder.model(), events, frames);
    return new Reading(format, heard, metered, failure);
  }

  List<Part> parts() {
    return Folded.of(heard.events());
  }
}

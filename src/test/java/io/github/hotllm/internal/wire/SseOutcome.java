package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** All that a parser can say about a stream, in a form that a failed test can print. */
record SseOutcome(
    List<Frame> frames, String lastEventId, Optional<Duration> retry, boolean unfinished) {

  /** What the parser says when the bytes come in pieces that end at these places. */
  static SseOutcome ofPieces(byte[] bytes, int... cuts) {
    var parser = new SseParser();
    var frames = new ArrayList<Frame>();
    int from = 0;
    for (int cut : cuts) {
      frames.addAll(parser.feed(ByteBuffer.wrap(bytes, from, cut - from)));
      from = cut;
    }
    frames.addAll(parser.feed(ByteBuffer.wrap(bytes, from, bytes.length - from)));
    return of(parser, frames);
  }

  static SseOutcome of(SseParser parser, List<Frame> frames) {
    return new SseOutcome(frames, parser.lastEventId(), parser.retry(), parser.end());
  }

  @Override
  public String toString() {
    var events = frames.stream()
        .map(frame -> "'" + frame.event() + "' '" + new String(frame.data(), ISO_8859_1) + "'")
        .collect(Collectors.joining(", "));
    return "events=[%s] id='%s' retry=%s unfinished=%s"
        .formatted(events, lastEventId, retry, unfinished);
  }
}

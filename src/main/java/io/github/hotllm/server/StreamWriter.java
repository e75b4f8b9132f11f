package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Batch.Place;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes an answer as it arrives; what arrives together leaves in one write, the last piece with
 * the end.
 *
 * <p>The head leaves with the first frame, or with the first heartbeat. A failure before it is a
 * plain HTTP error; after it what the format has for one, and a cut connection where its clients
 * need that to notice.
 */
final class StreamWriter implements AnswerWriter {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String EVENTS = "text/event-stream";
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(US_ASCII);

  private final Visit visit;
  private final Encoder encoder;
  private final Clock clock;
  private final boolean bare;

  // Owned by the call's turns.
  /** What is encoded and waits for its write. */
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  private boolean begun;
  private long lastWrite;
  private Optional<String> requestId = Optional.empty();

  StreamWriter(Visit visit, Encoder encoder, Clock clock) {
    this.visit = visit;
    this.encoder = encoder;
    this.clock = clock;
    this.bare = !encoder.mediaType().startsWith(EVENTS);
    this.lastWrite = clock.nanos();
  }

  @Override
  public void opened(String id) {
    requestId = Optional.of(id);
    visit.story().tellId(visit.outlet(), id);
  }

  @Override
  public void batch(Batch batch) throws IOException {
    batch.events().stream()
        .filter(LlmEvent.Started.class::isInstance)
        .forEach(event -> started((LlmEvent.Started) event));
    add(encoder.batch(batch));
    if (batch.place() != Place.LAST) {
      flush();
    }
  }

  @Override
  public void end(LlmReply reply) throws IOException {
    add(encoder.end(reply));
    begin();
    visit.outlet().end(taken());
  }

  @Override
  public void error(LlmException failure) throws IOException {
    if (!begun && waiting.size() == 0) {
      visit.refuse(failure);
      return;
    }
    add(encoder.error(named(failure)));
    if (encoder.isCutAtError()) {
      flush();
      visit.outlet().breakOff();
    } else {
      begin();
      visit.outlet().end(taken());
    }
  }

  @Override
  public Optional<Duration> patience() {
    return bare ? Optional.empty() : Optional.of(PATIENCE);
  }

  @Override
  public Duration breakSilence() throws IOException {
    var left = PATIENCE.minusNanos(clock.nanos() - lastWrite);
    if (!left.isZero() && !left.isNegative()) {
      return left;
    }
    write(HEARTBEAT);
    return PATIENCE;
  }

  @Override
  public void breakOff() {
    visit.outlet().breakOff();
  }

  private void started(LlmEvent.Started started) {
    if (!begun) {
      visit.story().tell(visit.outlet(), started);
    }
  }

  /** The failure under the id that the client has been told, where it has none of its own. */
  private LlmException named(LlmException failure) {
    return failure.requestId().isPresent() || requestId.isEmpty()
        ? failure
        : failure.with(more -> more.requestId(requestId.get()));
  }

  private void flush() throws IOException {
    if (waiting.size() > 0) {
      write(taken());
    }
  }

  private void write(byte[] bytes) throws IOException {
    begin();
    visit.outlet().write(bytes);
    lastWrite = clock.nanos();
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      visit.outlet().begin(encoder.mediaType());
    }
  }

  private void add(List<Frame> frames) {
    frames.forEach(frame -> frame.encodeTo(waiting));
  }

  private byte[] taken() {
    var taken = waiting.toByteArray();
    waiting.reset();
    return taken;
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Batch.Place;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.http.Outgoing;
import io.github.hotllm.internal.http.Transport;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.SseParser;
import io.github.hotllm.internal.wire.WireReply;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads one HTTP reply of a provider: an event stream, a whole answer or an error.
 *
 * <p>A pull asks the transport for bytes until they are worth a batch. Once the format's own end is
 * seen the answer has ended; what may follow only decides whether the connection can be kept.
 */
final class HttpAnswer implements Transport.Listener {
  /** The most of a whole answer: 64 MiB. */
  private static final int MAX_BODY = 64 << 20;
  /** The most of an error that is worth reading. */
  private static final int MAX_ERROR = 1 << 20;

  private final String dialect;
  private final Decoder decoder;
  private final Judge judge;
  private final Sink sink;
  private final SseParser sse = new SseParser();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  // Set once, before anything is sent.
  private Transport.Flight flight = new NoFlight();

  // Owned by the transport's serial signals.
  private int status;
  private Headers headers = Headers.none();
  private Mode mode = Mode.STREAM;
  private boolean over;

  private enum Mode {
    STREAM,
    WHOLE,
    ERROR
  }

  HttpAnswer(String dialect, Decoder decoder, Judge judge, Sink sink) {
    this.dialect = dialect;
    this.decoder = decoder;
    this.judge = judge;
    this.sink = sink;
  }

  /** The exchange that sends that request and reads its reply with this. */
  Exchange over(Transport transport, Outgoing request) {
    flight = transport.prepare(request, this);
    return new Exchange() {
      @Override
      public void pull() {
        flight.pull();
      }

      @Override
      public void cancel() {
        flight.cancel();
      }
    };
  }

  @Override
  public void connecting() {
    sink.connecting();
  }

  @Override
  public void connected() {
    sink.connected();
  }

  @Override
  public void head(int code, Headers fields) {
    sink.alive();
    judge.head(code, fields);
    status = code;
    headers = fields;
    if (code != 200) {
      mode = Mode.ERROR;
    } else {
      mode = isStream(fields) ? Mode.STREAM : Mode.WHOLE;
    }
  }

  @Override
  public void bytes(List<ByteBuffer> bytes) {
    if (over) {
      // Behind the format's own end.
      flight.pull();
      return;
    }
    sink.alive();
    if (mode == Mode.STREAM) {
      stream(bytes);
    } else {
      collect(bytes);
    }
  }

  @Override
  public void end() {
    if (over) {
      return;
    }
    switch (mode) {
      case STREAM -> endStream();
      case WHOLE -> whole();
      case ERROR -> fail(judge.of(new WireReply(status, headers, body.toByteArray())));
    }
  }

  @Override
  public void fail(LlmException failure) {
    if (!over) {
      over = true;
      sink.fail(judge.clean(failure));
    }
  }

  private void stream(List<ByteBuffer> bytes) {
    var events = new ArrayList<LlmEvent>();
    var frames = new ArrayList<Frame>();
    try {
      for (var buffer : bytes) {
        for (var frame : sse.feed(buffer)) {
          if (!decoder.isDone()) {
            frames.add(frame);
            decoder.frame(frame, events);
          }
        }
      }
    } catch (SseParser.TooLargeException e) {
      broken(events, frames, LlmException.of(ErrorType.PROVIDER_ERROR, e.getMessage() + ""));
      flight.cancel();
      return;
    } catch (LlmException e) {
      broken(events, frames, e);
      // Not cancelled: it mostly ends here, and its connection may serve another call by now.
      flight.finish();
      return;
    }
    if (decoder.isDone()) {
      finish(events, frames);
      flight.finish();
    } else if (events.isEmpty() && frames.isEmpty()) {
      flight.pull();
    } else {
      sink.next(batch(events, frames, Place.ANYWHERE));
    }
  }

  /** The error of a stream comes behind what was said before it. */
  private void broken(List<LlmEvent> events, List<Frame> frames, LlmException failure) {
    if (!events.isEmpty()) {
      sink.next(batch(events, frames, Place.LAST));
    }
    fail(failure);
  }

  /** What was no event may be the error with which the provider breaks off. */
  private void endStream() {
    var events = new ArrayList<LlmEvent>();
    try {
      sse.unframed().ifPresent(bytes -> decoder.frame(Frame.body(bytes), events));
    } catch (LlmException e) {
      broken(events, List.of(), e);
      return;
    }
    finish(events, new ArrayList<>());
  }

  private void finish(List<LlmEvent> events, List<Frame> frames) {
    try {
      var metered = decoder.end(events);
      if (!events.isEmpty() || !frames.isEmpty()) {
        sink.next(batch(events, frames, Place.LAST));
      }
      over = true;
      sink.end(metered);
    } catch (LlmException e) {
      broken(events, frames, e);
    }
  }

  private void collect(List<ByteBuffer> bytes) {
    for (var buffer : bytes) {
      var chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      if (mode == Mode.ERROR) {
        body.write(chunk, 0, Math.min(chunk.length, MAX_ERROR - body.size()));
      } else if (chunk.length <= MAX_BODY - body.size()) {
        body.writeBytes(chunk);
      } else {
        fail(LlmException.of(
            ErrorType.PROVIDER_ERROR, "the answer is larger than " + MAX_BODY + " bytes"));
        flight.cancel();
        return;
      }
    }
    flight.pull();
  }

  private void whole() {
    var events = new ArrayList<LlmEvent>();
    var bytes = body.toByteArray();
    var frames = new ArrayList<>(List.of(Frame.body(bytes)));
    try {
      decoder.whole(bytes, events);
    } catch (LlmException e) {
      broken(events, frames, e);
      return;
    }
    finish(events, frames);
  }

  private Batch batch(List<LlmEvent> events, List<Frame> frames, Place place) {
    return new Batch(dialect, decoder.model(), events, frames, place);
  }

  private static boolean isStream(Headers headers) {
    return headers
        .first("content-type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
        .isPresent();
  }

  /** Before there is one. */
  private static final class NoFlight implements Transport.Flight {
    @Override
    public void pull() {}

    @Override
    public void finish() {}

    @Override
    public void cancel() {}
  }
}

package io.github.hotllm.internal.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.http.Outgoing;
import io.github.hotllm.internal.http.Transport;
import io.github.hotllm.internal.wire.Headers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An answer as a provider sends it, and a transport over which every request gets it.
 *
 * @param whole the body of the answer in one piece
 * @param stream the same as an event stream
 */
record RecordedAnswer(String whole, String stream) implements Transport {
  /** The answer in the file of that name: its body, an empty line, its stream. */
  static RecordedAnswer of(String name) {
    try (var file = RecordedAnswer.class.getResourceAsStream("answers/" + name + ".txt")) {
      if (file == null) {
        throw new IllegalArgumentException("no recorded answer " + name);
      }
      var parts = new String(file.readAllBytes(), UTF_8).split("\n\n", 2);
      return new RecordedAnswer(parts[0], parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Flight prepare(Outgoing request, Listener listener) {
    var accepted = request.headers().first("accept").orElse("");
    var body = accepted.equals("text/event-stream") ? stream : whole;
    return new RecordedFlight(Headers.none().with("content-type", accepted), body, listener);
  }

  @Override
  public void close() {}

  /** Gives all with the first pull, and ends with the next. */
  private static final class RecordedFlight implements Flight {
    private final Headers headers;
    private final String body;
    private final Listener listener;
    private boolean given;

    RecordedFlight(Headers headers, String body, Listener listener) {
      this.headers = headers;
      this.body = body;
      this.listener = listener;
    }

    @Override
    public void pull() {
      if (given) {
        listener.end();
        return;
      }
      given = true;
      listener.connecting();
      listener.connected();
      listener.head(200, headers);
      listener.bytes(List.of(ByteBuffer.wrap(body.getBytes(UTF_8))));
    }

    @Override
    public void finish() {}

    @Override
    public void cancel() {}
  }
}

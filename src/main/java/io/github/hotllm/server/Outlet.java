package io.github.hotllm.server;

import com.sun.net.httpserver.HttpExchange;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The way back to one client: the only place that writes to the JDK's server.
 *
 * <p>One reply: {@code send} alone, or {@code begin}, {@code write}s and {@code end} or
 * {@code breakOff}. From any thread, one at a time. An {@link IOException} says that the client has
 * gone.
 */
final class Outlet {
  private static final int LONGEST_HEADER = 1_000;
  private static final byte[] NOTHING = {};

  private final HttpExchange http;

  Outlet(HttpExchange http) {
    this.http = http;
  }

  /**
   * Adds a field to the head that is still to be sent. What no header may hold becomes {@code ?},
   * for a value may come from a model's name or a field of the request.
   */
  void header(String name, String value) {
    http.getResponseHeaders().add(name, safe(value));
  }

  /** The same for a field of which there is one: a later value takes the place of an earlier. */
  void onlyHeader(String name, String value) {
    http.getResponseHeaders().set(name, safe(value));
  }

  private static String safe(String value) {
    if (value.length() <= LONGEST_HEADER && Headers.isSafe(value)) {
      return value;
    }
    var safe = new StringBuilder();
    value.chars().limit(LONGEST_HEADER).forEach(c -> safe.append(isSafe(c) ? (char) c : '?'));
    return Headers.requireSafe(safe.toString());
  }

  /** Sends a whole reply. */
  void send(WireReply reply) throws IOException {
    reply
        .headers()
        .asMap()
        .forEach((name, values) -> http.getResponseHeaders()
            .put(name, values.stream().map(Headers::requireSafe).toList()));
    boolean bodiless = reply.body().length == 0 || http.getRequestMethod().equals("HEAD");
    http.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (!bodiless) {
      // Not left to close(): on JDK 25.0.3 that first waits for what the request still owes.
      write(reply.body());
    }
    end(NOTHING);
  }

  /** Begins a stream; its head leaves with the first bytes. */
  void begin(String mediaType) throws IOException {
    header("content-type", mediaType);
    header("cache-control", "no-store");
    http.sendResponseHeaders(200, 0);
  }

  /** Sends bytes of a stream at once, in one piece. */
  void write(byte[] bytes) throws IOException {
    var body = http.getResponseBody();
    body.write(bytes);
    body.flush();
  }

  /** Sends the last bytes and ends the reply. */
  void end(byte[] last) throws IOException {
    if (last.length > 0) {
      http.getResponseBody().write(last);
    }
    http.close();
  }

  /**
   * Ends a reply that is not whole so that the client notices: the connection is cut. Closing the
   * exchange would end the body properly; it gives up only if the stream cannot be closed (measured
   * on JDK 17 and 25 in November 2026).
   */
  void breakOff() {
    http.setStreams(null, new Unclosable());
    http.close();
  }

  private static boolean isSafe(int c) {
    return ' ' <= c && c <= '~';
  }

  /** A stream that nothing can be written to and that cannot be closed. */
  private static final class Unclosable extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("the reply was broken off");
    }

    @Override
    public void close() throws IOException {
      throw new IOException("the reply was broken off");
    }
  }
}

package io.github.hotllm.internal.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks whether a web server on this machine answers, in a few milliseconds and with one GET.
 *
 * <p>HTTP/1.0 on a socket of its own, so that the answer ends with the connection: enough for this,
 * and nothing else should use it.
 */
public final class LocalProbe {
  private static final int CONNECT_MILLIS = 200;
  private static final int READ_MILLIS = 1_000;
  private static final int MAX_BYTES = 4 << 20;

  private LocalProbe() {}

  /**
   * The body of an answer of status 200; empty if nothing answers so. Blocks for a second at most.
   */
  public static Optional<byte[]> get(URI uri) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), port(uri)), CONNECT_MILLIS);
      socket.setSoTimeout(READ_MILLIS);
      var request = "GET " + uri.getRawPath() + " HTTP/1.0\r\nHost: " + uri.getRawAuthority()
          + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return body(socket.getInputStream().readNBytes(MAX_BYTES));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static int port(URI uri) {
    int standard = "https".equals(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 ? standard : uri.getPort();
  }

  private static Optional<byte[]> body(byte[] reply) {
    var text = new String(reply, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return end > 0 && text.matches("(?s)HTTP/1\\.[01] 200 .*")
        ? Optional.of(Arrays.copyOfRange(reply, end + 4, reply.length))
        : Optional.empty();
  }
}

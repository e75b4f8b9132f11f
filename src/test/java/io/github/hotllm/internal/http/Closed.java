package io.github.hotllm.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A port on which nobody listens. */
final class Closed {
  private Closed() {}

  static URI uri() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
    }
  }
}

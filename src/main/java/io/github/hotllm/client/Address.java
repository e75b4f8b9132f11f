package io.github.hotllm.client;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;

/** Where a hot server listens. */
record Address(String host, int port) {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int PORT = 8120;
  private static final int LAST_PORT = 65_535;

  Address {
    if (host.isBlank() || port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "an address is a host and a port from 1 to " + LAST_PORT + ", not " + host + ":" + port);
    }
  }

  /** What the variables say that a server is started with, else the usual address. */
  static Address of(Map<String, String> environment) {
    var host = environment.getOrDefault("HOTLLM_HOST", LOOPBACK);
    var port = environment.getOrDefault("HOTLLM_PORT", "");
    // Those two mean "all of this machine's addresses" and cannot be called.
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    return new Address(everywhere ? LOOPBACK : host, port.isEmpty() ? PORT : number(port));
  }

  private static int number(String port) {
    try {
      return Integer.parseInt(port);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("HOTLLM_PORT must be a port, not " + port, e);
    }
  }

  /** @throws IllegalArgumentException for what is more or other than {@code http://host:port} */
  static Address of(URI uri) {
    var path = uri.getRawPath();
    boolean bare = path == null || path.isEmpty() || path.equals("/");
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "the address of a hot server is http://host:port, without TLS and without a path");
    }
    var host = uri.getHost();
    boolean bracketed = host.startsWith("[");
    return new Address(
        bracketed ? host.substring(1, host.length() - 1) : host,
        uri.getPort() < 0 ? PORT : uri.getPort());
  }

  /** As it stands in a {@code Host} field and in messages. */
  String authority() {
    var name = host.indexOf(':') < 0 ? host : "[".concat(host).concat("]");
    // The operator + would load what a one-shot program needs nowhere else, for 15 ms.
    return String.join(":", name, Integer.toString(port));
  }

  /** With the name looked up. */
  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }
}

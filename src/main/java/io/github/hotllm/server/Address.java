package io.github.hotllm.server;

import com.sun.net.httpserver.HttpServer;
import io.github.hotllm.internal.account.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a server listens.
 *
 * @param socket what it is bound to
 * @param host how the user named it
 */
record Address(InetSocketAddress socket, String host) {
  static final String LOOPBACK = "127.0.0.1";

  private static final int HTTP_PORT = 80;
  private static final int MAX_PORT = 65_535;

  /**
   * Binds the JDK's server.
   *
   * @throws IllegalStateException if that cannot be; the message says why and what to do
   */
  static HttpServer bind(String host, int port) {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("a port is between 0 and " + MAX_PORT + ", not " + port);
    }
    ServerSettings.apply();
    try {
      return HttpServer.create(new InetSocketAddress(resolve(host), port), ServerSettings.BACKLOG);
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot listen on " + host + ", port " + port + " (" + e.getMessage()
              + "); perhaps hotllm runs there already: stop it, or take another port (--port 0"
              + " takes any that is free)",
          e);
    }
  }

  /** Refuses an address that others than this machine can reach, unless there is a token. */
  static void requireGuarded(String host, Optional<Secret> token) {
    if (token.isEmpty() && !resolve(host).isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "everyone who reaches " + host + " could spend your money there: set a token"
              + " (HOTLLM_TOKEN), which callers send as \"Authorization: Bearer\", or listen on "
              + LOOPBACK);
    }
  }

  int port() {
    return socket.getPort();
  }

  URI uri() {
    return URI.create("http://" + bracketed(host) + ":" + port());
  }

  /** Whether programs on this machine alone can reach it. */
  boolean isLoopback() {
    return socket.getAddress().isLoopbackAddress();
  }

  /** What {@code Host} may say, in lower case; nothing if the server listens on every address. */
  Set<String> names() {
    var names = new HashSet<String>();
    if (!socket.getAddress().isAnyLocalAddress()) {
      for (var name : List.of(LOOPBACK, "localhost", "[::1]", bracketed(host))) {
        names.add(name.toLowerCase(Locale.ROOT) + ":" + port());
        if (port() == HTTP_PORT) {
          names.add(name.toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  private static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host.equals("localhost") ? LOOPBACK : host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "the address " + host + " to listen on is unknown; the usual one is " + LOOPBACK, e);
    }
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}

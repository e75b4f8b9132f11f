package io.github.hotllm.server;

import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A hot server of this user that runs on this machine, as its {@code /health} told a moment ago.
 *
 * @param uri where it listens
 */
record RunningServer(URI uri, Node health) {
  private static final int PATIENCE_MS = 1_000;
  private static final int MOST = 1 << 20;

  /**
   * The server on a port of loopback, if there is one. Its token is shown to no other user's.
   *
   * @param token empty if there is none
   */
  static Optional<RunningServer> find(int port, String token) {
    var uri = URI.create("http://" + Address.LOOPBACK + ":" + port);
    if (port == 0 || !PortOwner.isOurs(port)) {
      return Optional.empty();
    }
    try {
      var health = Node.of(Json.parse(get(uri.resolve(Paths.HEALTH), token)));
      return health.at("status").isPresent()
          ? Optional.of(new RunningServer(uri, health))
          : Optional.empty();
    } catch (IOException | JsonException e) {
      // Nobody is there, or somebody else.
      return Optional.empty();
    }
  }

  private static byte[] get(URI uri, String token) throws IOException {
    var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout(PATIENCE_MS);
    connection.setReadTimeout(PATIENCE_MS);
    connection.setInstanceFollowRedirects(false);
    if (!token.isBlank()) {
      connection.setRequestProperty("Authorization", "Bearer " + token.strip());
    }
    try (var in = connection.getInputStream()) {
      return in.readNBytes(MOST);
    } finally {
      connection.disconnect();
    }
  }

  /** What it knows of a plan: that of a provider, by a route. */
  List<Window> windows(String provider, String route) {
    return health.at("routes").items().stream()
        .filter(line -> line.at("provider").textOrEmpty().equals(provider))
        .filter(line -> line.at("route").textOrEmpty().equals(route))
        .flatMap(line -> line.at("windows").items().stream())
        .map(RunningServer::window)
        .toList();
  }

  private static Window window(Node told) {
    return new Window(
        told.at("name").textOrEmpty(),
        Optional.empty(),
        told.at("used_percent").number().map(Number::doubleValue).orElse(0.0),
        told.at("resets_at").text().flatMap(RunningServer::instant));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

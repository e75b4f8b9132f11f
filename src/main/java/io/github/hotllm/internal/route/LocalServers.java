package io.github.hotllm.internal.route;

import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The model servers that run on this machine: which of the usual ports answer, and with which
 * models.
 *
 * <p>Looked for when the client is made, and again when somebody asks and what is known is old. For
 * all threads; nobody waits but for the very first look, and for that only briefly.
 */
final class LocalServers {
  /** How old what is known may be. */
  static final Duration FRESH = Duration.ofSeconds(10);

  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final List<Provider> providers;
  private final Function<URI, Optional<byte[]>> get;
  private final Executor executor;
  private final Clock clock;

  // Written by the look that is under way, read by all.
  private final Map<String, List<String>> models = new ConcurrentHashMap<>();

  // Guarded by this.
  private CompletableFuture<?> look = CompletableFuture.completedFuture(null);
  private Optional<Long> lookedAt = Optional.empty();

  // Set when the first look has ended, by whoever ended it.
  private volatile boolean looked;

  /**
   * @param providers those that need no key and are on this machine
   * @param get fetches what is at an address, if something is there
   */
  LocalServers(
      List<Provider> providers,
      Function<URI, Optional<byte[]>> get,
      Executor executor,
      Clock clock) {
    this.providers = List.copyOf(providers);
    this.get = get;
    this.executor = executor;
    this.clock = clock;
  }

  /** Looks again, in the background, unless what is known is fresh. */
  void refresh() {
    var unused = lookAgain();
  }

  private synchronized CompletableFuture<?> lookAgain() {
    boolean fresh = lookedAt.isPresent() && clock.nanos() - lookedAt.get() < FRESH.toNanos();
    if (!fresh && look.isDone()) {
      lookedAt = Optional.of(clock.nanos());
      var looks = new ArrayList<CompletableFuture<?>>();
      providers.forEach(one -> looks.add(CompletableFuture.runAsync(() -> look(one), executor)));
      look = CompletableFuture.allOf(looks.toArray(CompletableFuture<?>[]::new))
          .whenComplete((done, failure) -> looked = true);
    }
    return look;
  }

  /** The providers whose servers answer. */
  List<Provider> running() {
    var latest = lookAgain();
    if (!looked) {
      await(latest);
    }
    return providers.stream()
        .filter(provider -> models.containsKey(provider.name()))
        .toList();
  }

  /** The first model of a server, if it runs and has one. */
  Optional<String> model(Provider provider) {
    await(lookAgain());
    return models.getOrDefault(provider.name(), List.of()).stream().findFirst();
  }

  boolean knows(Provider provider) {
    return providers.stream().anyMatch(one -> one.name().equals(provider.name()));
  }

  private void look(Provider provider) {
    var found = get.apply(URI.create(provider.baseUrl() + "/models")).flatMap(LocalServers::ids);
    if (found.isPresent()) {
      models.put(provider.name(), found.get());
    } else {
      models.remove(provider.name());
    }
  }

  private static Optional<List<String>> ids(byte[] body) {
    try {
      var data = Node.of(Json.parse(body)).at("data");
      return data.isList()
          ? Optional.of(
              data.items().stream().flatMap(row -> row.at("id").text().stream()).toList())
          : Optional.empty();
    } catch (JsonException e) {
      // Something else listens on that port.
      return Optional.empty();
    }
  }

  private static void await(CompletableFuture<?> look) {
    try {
      look.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Then it is not there, as far as this call is concerned.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

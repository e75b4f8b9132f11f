package io.github.hotllm.internal.account;

import io.github.hotllm.AccessToken;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks.Auth;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.wire.WireReply;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/**
 * Where tokens come from: suppliers that the program gave, and Google's credentials files. One
 * token is kept for each provider. For all threads.
 */
public final class Tokens {
  private final Map<String, Callable<AccessToken>> suppliers;
  private final Means means;
  private final Map<String, Credential> kept = new ConcurrentHashMap<>();

  /**
   * What fetching needs.
   *
   * @param executor where a supplier may block
   * @param post sends a form to an address, and blocks until the reply is there
   */
  public record Means(Clock clock, Executor executor, BiFunction<URI, String, WireReply> post) {}

  /** Tokens of these suppliers, by provider. */
  public Tokens(Map<String, Callable<AccessToken>> suppliers, Means means) {
    this.suppliers = Map.copyOf(suppliers);
    this.means = means;
  }

  boolean isGiven(Provider provider) {
    return suppliers.containsKey(provider.name());
  }

  /**
   * The token of a provider, if it takes one.
   *
   * @param file the credentials file, for a provider that wants one
   */
  Optional<Credential> of(Provider provider, Optional<String> file) {
    var supplier = Optional.ofNullable(suppliers.get(provider.name()));
    var google = file.filter(path -> provider.quirks().auth() == Auth.GOOGLE)
        .<Callable<AccessToken>>map(path -> () -> new GoogleFile(Path.of(path), means).token());
    return supplier
        .or(() -> google)
        .map(source -> kept.computeIfAbsent(
            provider.name() + " " + provider.baseUrl(),
            name -> new TokenCredential(provider, source, means.clock(), means.executor())));
  }
}

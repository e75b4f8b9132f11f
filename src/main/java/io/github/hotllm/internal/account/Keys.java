package io.github.hotllm.internal.account;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the API keys and tokens of providers: those that the program gives, then the environment's.
 *
 * <p>Immutable, for all threads. Its text shows no key.
 */
public final class Keys {
  private final Map<String, Secret> given;
  private final Map<String, String> environment;
  private final Optional<Tokens> tokens;

  /**
   * Keys out of these two places.
   *
   * @param given a provider's name and its key
   * @param environment the variables that may hold others
   * @throws LlmException if a given key cannot be one; the message does not hold it
   */
  public Keys(Map<String, String> given, Map<String, String> environment) {
    this(given, environment, Optional.empty());
  }

  /** The same with tokens, which count before keys. */
  public Keys(Map<String, String> given, Map<String, String> environment, Optional<Tokens> tokens) {
    var secrets = new LinkedHashMap<String, Secret>();
    given.forEach((provider, key) ->
        secrets.put(provider, secret(provider, "the key given for " + provider, key)));
    this.given = Map.copyOf(secrets);
    this.environment = Map.copyOf(environment);
    this.tokens = tokens;
  }

  /**
   * The key of a provider. A blank variable counts as unset.
   *
   * @throws LlmException if there is one that cannot be a key; it names the variable alone
   */
  public Optional<Secret> of(Provider provider) {
    return Optional.ofNullable(given.get(provider.name())).or(() -> inEnvironment(provider));
  }

  /** The key or token of a provider, bound to the address that the provider has now. */
  public Credential credential(Provider provider) {
    return tokens
        .flatMap(all -> all.of(provider, file(provider)))
        .orElseGet(() -> Credential.of(of(provider).map(key -> new Authorization(provider, key))));
  }

  /**
   * What to do before a provider can be asked, such as {@code set ANTHROPIC_API_KEY}; empty if all
   * is there.
   */
  public Optional<String> missing(Provider provider) {
    var unset = new ArrayList<String>();
    boolean tokenGiven = tokens.map(all -> all.isGiven(provider)).orElse(false);
    if (provider.needsKey() && !tokenGiven && !isThere(provider)) {
      unset.add(String.join(" or ", provider.keyVariables()));
    }
    if (!provider.hosting().unset().isEmpty()) {
      unset.add(provider.hosting().unset());
    }
    return unset.isEmpty() ? Optional.empty() : Optional.of("set " + String.join(", and ", unset));
  }

  private boolean isThere(Provider provider) {
    return isFile(provider) ? file(provider).isPresent() : of(provider).isPresent();
  }

  private static boolean isFile(Provider provider) {
    return provider.quirks().auth() == Quirks.Auth.GOOGLE;
  }

  /** The file that stands for a key: the given one, the variable's, or that of Google's tool. */
  private Optional<String> file(Provider provider) {
    if (!isFile(provider)) {
      return Optional.empty();
    }
    return Optional.ofNullable(given.get(provider.name()))
        .map(Secret::reveal)
        .or(() -> provider.keyVariables().stream()
            .map(variable -> environment.getOrDefault(variable, ""))
            .filter(path -> !path.isBlank())
            .findFirst())
        .or(() -> GoogleFolder.file(environment).map(Path::toString));
  }

  private Optional<Secret> inEnvironment(Provider provider) {
    return provider.keyVariables().stream()
        .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
        .findFirst()
        .map(variable -> secret(provider.name(), variable, environment.getOrDefault(variable, "")));
  }

  private static Secret secret(String provider, String place, String value) {
    try {
      return Secret.of(value);
    } catch (IllegalArgumentException e) {
      throw LlmException.builder(
              ErrorType.AUTHENTICATION, place + " cannot be used: " + e.getMessage())
          .provider(provider)
          .build();
    }
  }

  /** Whose keys were given, and none of them. */
  @Override
  public String toString() {
    return "Keys" + given.keySet();
  }
}

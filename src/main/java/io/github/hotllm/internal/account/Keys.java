package io.github.hotllm.internal.account;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.Provider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the API keys of providers: those that the program gave, then the environment's.
 *
 * <p>Immutable, for all threads. Its text shows no key.
 */
public final class Keys {
  private final Map<String, Secret> given;
  private final Map<String, String> environment;

  /**
   * Keys out of these two places.
   *
   * @param given a provider's name and its key
   * @param environment the variables that may hold others
   * @throws LlmException if a given key cannot be one; the message does not hold it
   */
  public Keys(Map<String, String> given, Map<String, String> environment) {
    var secrets = new LinkedHashMap<String, Secret>();
    given.forEach((provider, key) ->
        secrets.put(provider, secret(provider, "the key given for " + provider, key)));
    this.given = Map.copyOf(secrets);
    this.environment = Map.copyOf(environment);
  }

  /**
   * The key of a provider. A blank variable counts as unset.
   *
   * @throws LlmException if there is one that cannot be a key; it names the variable alone
   */
  public Optional<Secret> of(Provider provider) {
    return Optional.ofNullable(given.get(provider.name())).or(() -> inEnvironment(provider));
  }

  /** The key of a provider, bound to the address that the provider has now. */
  public Optional<Authorization> authorization(Provider provider) {
    return of(provider).map(key -> new Authorization(provider, key));
  }

  /** What to do for a key that is not there, such as {@code set ANTHROPIC_API_KEY}. */
  public static String missing(Provider provider) {
    return provider.needsKey()
        ? "set " + String.join(" or ", provider.keyVariables())
        : provider.name() + " needs no key";
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

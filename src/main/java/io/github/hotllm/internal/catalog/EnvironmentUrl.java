package io.github.hotllm.internal.catalog;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Another address of a provider, where the environment gives one. */
final class EnvironmentUrl {
  private static final String OLLAMA_HOST = "OLLAMA_HOST";

  private EnvironmentUrl() {}

  /**
   * The address in the first of the provider's variables that is not blank.
   *
   * @throws IllegalArgumentException naming a variable that holds no address
   */
  static Optional<URI> of(Provider provider, Map<String, String> environment) {
    return provider.baseUrlVariables().stream()
        .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
        .findFirst()
        .map(variable -> read(variable, environment.getOrDefault(variable, "")));
  }

  private static URI read(String variable, String value) {
    try {
      return variable.equals(OLLAMA_HOST) ? BaseUrl.ofOllamaHost(value) : BaseUrl.of(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "the environment variable " + variable + " " + e.getMessage(), e);
    }
  }
}

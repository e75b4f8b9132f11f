package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import java.net.URI;
import java.util.List;

/**
 * A provider, all of it data.
 *
 * @param name the name in {@code provider/model}
 * @param title the name for people
 * @param dialect the name of its wire format
 * @param baseUrl as the vendor's own SDK takes it: with {@code /v1} for OpenAI's formats, without
 *     for Anthropic's; no slash at the end
 * @param keyVariables the environment variables that may hold its key, best first; none if it needs
 *     no key
 * @param baseUrlVariables the environment variables that may hold another base URL
 * @param billing who pays for a call with its key
 * @param quirks where it differs from others that speak its dialect
 */
public record Provider(
    String name,
    String title,
    String dialect,
    URI baseUrl,
    List<String> keyVariables,
    List<String> baseUrlVariables,
    Billing billing,
    Quirks quirks) {
  public Provider {
    keyVariables = List.copyOf(keyVariables);
    baseUrlVariables = List.copyOf(baseUrlVariables);
  }

  public boolean needsKey() {
    return !keyVariables.isEmpty();
  }

  /** The same provider at another address. */
  public Provider at(URI otherUrl) {
    return new Provider(
        name, title, dialect, otherUrl, keyVariables, baseUrlVariables, billing, quirks);
  }
}

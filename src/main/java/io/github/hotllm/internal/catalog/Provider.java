package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider, all of it data.
 *
 * @param name the name in {@code provider/model}
 * @param title the name for people
 * @param dialect the name of its wire format
 * @param baseUrl as the vendor's own SDK takes it: with {@code /v1} for OpenAI's formats, without
 *     for Anthropic's and Gemini's; no slash at the end
 * @param keyVariables the environment variables that may hold its key, best first; none if it needs
 *     no key
 * @param baseUrlVariables the environment variables that may hold another base URL
 * @param billing who pays for a call with its key
 * @param quirks where it differs from others that speak its dialect
 * @param compatibleDialect what is spoken at an address of another origin, for those who offer a
 *     vendor's API there rarely offer all of it; absent if it is the same
 * @param hosting what a cloud's row says beyond that; its base URL leads nowhere before that is set
 *     which {@link Hosting#unset()} names
 */
public record Provider(
    String name,
    String title,
    String dialect,
    URI baseUrl,
    List<String> keyVariables,
    List<String> baseUrlVariables,
    Billing billing,
    Quirks quirks,
    Optional<String> compatibleDialect,
    Hosting hosting) {
  public Provider {
    keyVariables = List.copyOf(keyVariables);
    baseUrlVariables = List.copyOf(baseUrlVariables);
  }

  /** A provider whose dialect is the same at every address. */
  public Provider(
      String name,
      String title,
      String dialect,
      URI baseUrl,
      List<String> keyVariables,
      List<String> baseUrlVariables,
      Billing billing,
      Quirks quirks) {
    this(
        name,
        title,
        dialect,
        baseUrl,
        keyVariables,
        baseUrlVariables,
        billing,
        quirks,
        Optional.empty(),
        Hosting.NONE);
  }

  public boolean needsKey() {
    return !keyVariables.isEmpty();
  }

  /** The same provider at another address. */
  public Provider at(URI otherUrl) {
    return new Provider(
        name,
        title,
        dialectAt(otherUrl, compatibleDialect),
        otherUrl,
        keyVariables,
        baseUrlVariables,
        billing,
        quirks,
        compatibleDialect,
        hosting.settled());
  }

  /** The same provider with what the environment says of a cloud's address. */
  Provider in(Map<String, String> environment) {
    var filled = hosting.in(environment);
    var url = hosting.address().url(environment);
    return new Provider(
        name,
        title,
        dialect,
        url.orElse(baseUrl),
        keyVariables,
        baseUrlVariables,
        billing,
        quirks,
        compatibleDialect,
        url.isPresent() ? filled.settled() : filled);
  }

  /** What it speaks at that address, if at another origin it speaks that. */
  String dialectAt(URI otherUrl, Optional<String> compatible) {
    return BaseUrl.isSameOrigin(baseUrl, otherUrl) ? dialect : compatible.orElse(dialect);
  }
}

package io.github.hotllm.internal.account;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.catalog.Quirks.Auth;
import java.net.URI;
import java.util.List;

/** Rows of providers, of which only what keys are about is told. */
final class Providers {
  private Providers() {}

  static Provider of(String name, String baseUrl, String... keyVariables) {
    return new Provider(
        name,
        name,
        "openai-chat",
        URI.create(baseUrl),
        List.of(keyVariables),
        List.of(),
        Billing.PER_TOKEN,
        Quirks.DEFAULT);
  }

  static Provider with(Auth auth, Provider provider) {
    var quirks = provider.quirks();
    return new Provider(
        provider.name(),
        provider.title(),
        provider.dialect(),
        provider.baseUrl(),
        provider.keyVariables(),
        provider.baseUrlVariables(),
        provider.billing(),
        new Quirks(
            auth,
            quirks.cap(),
            quirks.effort(),
            quirks.instructions(),
            quirks.schema(),
            quirks.anyTool(),
            quirks.toolIds(),
            quirks.thinkingBack(),
            quirks.end(),
            quirks.streamUsage()));
  }
}

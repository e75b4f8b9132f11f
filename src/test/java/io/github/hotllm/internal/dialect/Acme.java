package io.github.hotllm.internal.dialect;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import java.net.URI;
import java.util.List;

/** A provider of whom nothing is known, for tests. */
final class Acme {
  /** Its model {@code m1}. */
  static final Target TARGET = new Target(
      new Provider(
          "acme",
          "Acme",
          "openai-chat",
          URI.create("http://127.0.0.1:1/v1"),
          List.of("ACME_API_KEY"),
          List.of(),
          Billing.PER_TOKEN,
          Quirks.DEFAULT),
      ModelRow.unknown("acme", "m1"));

  private Acme() {}
}

package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Target;
import java.net.URI;
import java.util.List;

/** Another hot server as a provider. */
final class Neighbour {
  static final Target TARGET = new Target(
      new Provider(
          "neighbour",
          "The other server",
          "hotllm",
          URI.create("http://127.0.0.1:8120"),
          List.of(),
          List.of(),
          Billing.NONE,
          Quirks.DEFAULT),
      ModelRow.unknown("neighbour", "openai/gpt-5.4"));

  private Neighbour() {}
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.Billing;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.catalog.Prices;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Metered;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The cost that the provider states itself; nothing where nobody is billed; else the catalogue's
 * price, as of now, for the model that answered. For all threads.
 */
record CatalogCost(Prices prices, Clock clock) implements Cost {
  @Override
  public Optional<BigDecimal> of(Provider provider, String answeredModel, Metered metered) {
    if (metered.statedCostUsd().isPresent()) {
      return metered.statedCostUsd();
    } else if (metered.unpriced().isPresent() && provider.billing() != Billing.NONE) {
      return Optional.empty();
    }
    var usage = metered.usage().orElse(Usage.builder().build());
    return prices.cost(provider, answeredModel, usage, clock.now());
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.dialect.Metered;
import java.math.BigDecimal;
import java.util.Optional;

/** What an answer costs over the API: exact, or not known. */
interface Cost {
  Optional<BigDecimal> of(Provider provider, String answeredModel, Metered metered);
}

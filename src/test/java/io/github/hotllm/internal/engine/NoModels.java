package io.github.hotllm.internal.engine;

import io.github.hotllm.Models;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows no model. */
final class NoModels implements Models {
  @Override
  public List<Model> all() {
    return List.of();
  }

  @Override
  public Map<String, List<String>> aliases() {
    return Map.of();
  }

  @Override
  public List<Model> find(String name) {
    return List.of();
  }

  @Override
  public Optional<BigDecimal> cost(String name, Usage usage) {
    return Optional.empty();
  }

  @Override
  public LocalDate asOf() {
    return LocalDate.of(2026, 11, 22);
  }
}

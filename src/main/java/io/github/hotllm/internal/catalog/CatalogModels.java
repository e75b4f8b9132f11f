package io.github.hotllm.internal.catalog;

import io.github.hotllm.Models;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The catalogue as a program sees it. Immutable, for all threads. */
final class CatalogModels implements Models {
  private final Catalog catalog;
  private final Prices prices;
  private final Supplier<Instant> now;

  CatalogModels(Catalog catalog, Supplier<Instant> now) {
    this.catalog = catalog;
    this.prices = catalog.prices();
    this.now = now;
  }

  @Override
  public List<Model> all() {
    return catalog.models().stream().map(this::model).toList();
  }

  @Override
  public Map<String, List<String>> aliases() {
    var aliases = new LinkedHashMap<String, List<String>>();
    catalog.aliases().forEach((name, alias) -> aliases.put(name, alias.models()));
    return Collections.unmodifiableMap(aliases);
  }

  @Override
  public List<Model> find(String name) {
    return catalog.resolve(name).candidates().stream()
        .map(candidate -> model(candidate.model()))
        .toList();
  }

  @Override
  public Optional<BigDecimal> cost(String name, Usage usage) {
    var first = catalog.resolve(name).candidates().get(0);
    return prices.cost(first.provider(), first.model().id(), usage, now.get());
  }

  @Override
  public LocalDate asOf() {
    return catalog.asOf();
  }

  private Model model(ModelRow row) {
    var price = prices.price(row, now.get());
    return new Model(
        row.provider(),
        row.id(),
        row.name(),
        row.contextTokens(),
        row.maxOutputTokens(),
        price.map(dollars -> new Models.Price(dollars.input(), dollars.output())));
  }
}

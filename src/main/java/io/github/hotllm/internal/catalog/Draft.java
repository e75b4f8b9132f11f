package io.github.hotllm.internal.catalog;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A catalogue in the making: what is put in later replaces what was there under the same name.
 *
 * <p>Owned by the one thread that reads. All names are {@linkplain Names#settle settled}.
 */
final class Draft {
  final Map<String, Provider> providers = new LinkedHashMap<>();
  final Map<String, Alias> aliases = new LinkedHashMap<>();
  /** By {@code provider/model}, as prices are. */
  final Map<String, ModelRow> models = new LinkedHashMap<>();

  final Map<String, PriceList> prices = new LinkedHashMap<>();
  /** Beginnings of model ids, and the provider whose they are. */
  final Map<String, String> families = new LinkedHashMap<>();
  /** Retired models as {@code provider/model}, and the name of what is asked in their place. */
  final Map<String, String> redirects = new LinkedHashMap<>();
  /** Names, and what to try when the model behind one fails. */
  final Map<String, List<String>> fallbacks = new LinkedHashMap<>();

  LocalDate asOf = LocalDate.EPOCH;

  void add(ModelRow model) {
    models.put(Names.settle(model.fullName()), model);
  }

  /** Adds a model of which nothing is told, unless more is known of it. */
  void addIfNew(ModelRow model) {
    models.putIfAbsent(Names.settle(model.fullName()), model);
  }

  Catalog catalog() {
    return new Catalog(this);
  }
}

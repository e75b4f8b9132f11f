package io.github.hotllm.internal.catalog;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Fields;
import java.util.List;

/** Looks whether the names that a user wrote down lead to models. */
record NameCheck(Catalog catalog) {
  /**
   * Refuses the first alias, fallback or entry of {@code fast} that leads nowhere.
   *
   * @throws LlmException that names its field
   */
  void check(CatalogReader reader, Fields fields) {
    reader.each("aliases", (section, name) -> {
      check(section, name, List.of(name));
      catalog.alias(name).ifPresent(alias -> check(section, name, alias.preset().fallbacks()));
    });
    reader.each("fallbacks", (section, name) -> check(section, name, catalog.fallbacks(name)));
    if (fields.has("fast")) {
      check(fields, "fast", List.of("fast"));
    }
  }

  private void check(Fields section, String field, List<String> names) {
    for (var name : names) {
      try {
        catalog.resolve(name);
      } catch (LlmException e) {
        throw section.refused(field, "leads to no model: " + e.getMessage());
      }
    }
  }
}

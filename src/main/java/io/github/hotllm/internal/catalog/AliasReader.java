package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import io.github.hotllm.Marks;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.json.Fields;
import java.util.List;
import java.util.Map;

/**
 * Reads an alias: the name of a model, a list of them, or a preset {@code {model, subscription,
 * fallbacks, reasoning, cache}}.
 */
final class AliasReader {
  private AliasReader() {}

  static Alias read(Fields aliases, String name) {
    return aliases.value(name).orElse("") instanceof Map
        ? aliases.fields(name).map(AliasReader::preset).orElseThrow()
        : new Alias(models(aliases, name), Preset.NONE);
  }

  private static Alias preset(Fields fields) {
    var preset = new Preset(
        fields.flag("subscription").map(flag -> flag ? Billing.FLAT_RATE : Billing.PER_TOKEN),
        Words.texts(fields, "fallbacks"),
        Words.word(fields, "reasoning", Reasoning.class),
        Words.word(fields, "cache", Marks.Cache.class));
    var alias = new Alias(models(fields, "model"), preset);
    fields.refuseUnread();
    return alias;
  }

  private static List<String> models(Fields fields, String name) {
    var models = Words.texts(fields, name);
    if (models.isEmpty() || models.stream().anyMatch(String::isBlank)) {
      throw fields.refused(name, "must name a model");
    }
    return models;
  }
}

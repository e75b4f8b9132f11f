package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says how much to think, as a level or, to the older models, as a budget: never both. Who asks for
 * thinking sees what the model shows of it. Belongs to one encoding.
 */
final class ThinkingWriter {
  private static final String FIELD = "reasoning";

  /** What a model that the catalogue does not know is taken to understand. */
  private static final List<String> OF_UNKNOWN = List.of("low", "medium", "high");

  private final LlmRequest request;
  private final ModelRow model;
  private final Warnings warnings;

  ThinkingWriter(LlmRequest request, ModelRow model, Warnings warnings) {
    this.request = request;
    this.model = model;
    this.warnings = warnings;
  }

  /** Adds to the fields of {@code generationConfig}. */
  void write(Map<String, Object> config) {
    request.reasoning().ifPresent(level -> {
      var thinking = new LinkedHashMap<String, Object>();
      switch (Generation.of(model)) {
        case LEVELS -> thinking.put("thinkingLevel", level(level).toUpperCase(Locale.ROOT));
        case BUDGETS -> thinking.put("thinkingBudget", budget(level));
      }
      if (level != Reasoning.NONE) {
        thinking.put("includeThoughts", true);
      }
      config.put("thinkingConfig", thinking);
    });
  }

  private String level(Reasoning level) {
    var words = model.knowledge() == Knowledge.UNKNOWN ? OF_UNKNOWN : model.efforts();
    if (level == Reasoning.NONE) {
      var least = Levels.nearest(Levels.word(Reasoning.MINIMAL), words);
      warnings.add(FIELD, "none became " + least + ", for " + model.id() + " cannot stop thinking");
      return least;
    }
    var wanted = Levels.word(level);
    var word = Levels.nearest(wanted, words);
    if (!word.equals(wanted)) {
      warnings.add(
          FIELD,
          level.name().toLowerCase(Locale.ROOT) + " became " + word + ", the nearest that "
              + model.id() + " has");
    }
    return word;
  }

  private int budget(Reasoning level) {
    if (level == Reasoning.NONE && model.has(Rule.ALWAYS_THINKS)) {
      warnings.add(
          FIELD,
          "none became a budget of " + Levels.LEAST_BUDGET + " tokens, for " + model.id()
              + " cannot stop thinking");
      return Levels.LEAST_BUDGET;
    }
    return Levels.budget(level);
  }
}

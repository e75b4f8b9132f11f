package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says how much to think, in the way that the model's generation takes it.
 *
 * <p>The newest models think adaptively, guided by an effort. Opus 4.5 takes an effort beside a
 * budget of tokens, older ones a budget alone. Facts: the model table and SDK 1.12.0, November
 * 2026. Belongs to one encoding.
 */
final class ThinkingWriter {
  /** All words for an effort there are, least first. */
  private static final List<String> SCALE =
      List.of("minimal", "low", "medium", "high", "xhigh", "max");
  /** What a model that the catalogue does not know is taken to understand. */
  private static final List<String> OF_UNKNOWN = List.of("low", "medium", "high", "max");

  private final LlmRequest request;
  private final ModelRow model;
  private final Warnings warnings;

  ThinkingWriter(LlmRequest request, ModelRow model, Warnings warnings) {
    this.request = request;
    this.model = model;
    this.warnings = warnings;
  }

  /** Adds {@code thinking} and the effort to a body whose {@code max_tokens} is this. */
  void write(Map<String, Object> body, int maxTokens) {
    request.reasoning().ifPresent(level -> {
      if (level == Reasoning.NONE) {
        writeOff(body);
      } else {
        writeOn(level, body, maxTokens);
      }
    });
  }

  /** Whether a body written here makes the model think. */
  static boolean isOn(Map<String, Object> body) {
    return body.get("thinking") instanceof Map<?, ?> thinking
        && !"disabled".equals(thinking.get("type"));
  }

  private void writeOff(Map<String, Object> body) {
    if (model.has(Rule.THINKS_BETWEEN_TOOLS)) {
      warn("this model cannot stop thinking; it thinks between tools only");
      body.put("thinking", Map.of("type", "between_tools"));
    } else if (model.has(Rule.ALWAYS_THINKS)) {
      var least = efforts().stream().findFirst();
      warn("this model cannot stop thinking; it thinks "
          + least.map(word -> "with effort " + word).orElse("as usual"));
      least.ifPresent(word -> writeEffort(word, body));
    } else {
      body.put("thinking", Map.of("type", "disabled"));
    }
  }

  private void writeOn(Reasoning level, Map<String, Object> body, int maxTokens) {
    var efforts = efforts();
    if (efforts.isEmpty() && model.has(Rule.NO_THINKING_BUDGET)) {
      warn("this model settles itself how much it thinks");
    }
    if (!efforts.isEmpty()) {
      writeEffort(nearest(level, efforts), body);
    }
    // The word "max" came together with adaptive thinking.
    if (model.has(Rule.NO_THINKING_BUDGET) || efforts.contains("max")) {
      body.put("thinking", Map.of("type", "adaptive"));
    } else {
      writeBudget(level, body, maxTokens);
    }
  }

  private void writeBudget(Reasoning level, Map<String, Object> body, int maxTokens) {
    if (maxTokens <= Budgets.LEAST) {
      warn("left out, for max_tokens is not above the " + Budgets.LEAST
          + " tokens that thinking takes at least");
      return;
    }
    if (isToolForced()) {
      warn("left out, for this model does not think when it is forced to call a tool");
      return;
    }
    int wanted = Budgets.of(level);
    int budget = Math.min(wanted, Math.max(Budgets.LEAST, maxTokens / 2));
    if (budget < wanted) {
      warn("a budget of " + budget + " tokens, so that half of max_tokens is left to answer");
    }
    var thinking = new LinkedHashMap<String, Object>();
    thinking.put("type", "enabled");
    thinking.put("budget_tokens", budget);
    body.put("thinking", thinking);
  }

  private boolean isToolForced() {
    return !request.tools().isEmpty()
        && request
            .toolChoice()
            .filter(choice -> choice != ToolChoice.AUTO && choice != ToolChoice.NONE)
            .isPresent();
  }

  private List<String> efforts() {
    return model.knowledge() == Knowledge.UNKNOWN ? OF_UNKNOWN : model.efforts();
  }

  private String nearest(Reasoning level, List<String> efforts) {
    var wanted = level.name().toLowerCase(Locale.ROOT);
    int place = SCALE.indexOf(wanted);
    var word = efforts.stream()
        .min(Comparator.comparingInt(effort -> Math.abs(SCALE.indexOf(effort) - place)))
        .orElse(wanted);
    if (!word.equals(wanted)) {
      warn(wanted + " became " + word + ", the nearest that this model has");
    }
    return word;
  }

  private static void writeEffort(String word, Map<String, Object> body) {
    var config = new LinkedHashMap<String, Object>();
    config.put("effort", word);
    if (body.get("output_config") instanceof Map<?, ?> before) {
      before.forEach((name, value) -> config.put(String.valueOf(name), value));
    }
    body.put("output_config", config);
  }

  private void warn(String what) {
    warnings.add("reasoning", what);
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code thinking} and {@code output_config}: how much to think, and the schema of the
 * answer. Belongs to one request.
 *
 * <p>An effort says more than a budget, and a budget more than that the model may think at all,
 * which counts as medium.
 */
final class ThinkingReader {
  private final Unread unread;

  ThinkingReader(Unread unread) {
    this.unread = unread;
  }

  void read(Fields top, LlmRequest.Builder request) {
    var thinking = top.fields("thinking").map(this::thinking);
    var config = top.fields("output_config");
    var effort = config.flatMap(ThinkingReader::effort);
    config.flatMap(fields -> fields.fields("format")).ifPresent(format -> {
      request.outputSchema(schema(format));
      unread.rest(format);
    });
    config.ifPresent(unread::rest);
    thinking
        .filter(level -> level == Reasoning.NONE)
        .or(() -> effort)
        .or(() -> thinking)
        .ifPresent(request::reasoning);
  }

  private Reasoning thinking(Fields thinking) {
    var level = switch (thinking.requiredText("type")) {
      case "disabled", "between_tools" -> Reasoning.NONE;
      case "adaptive" -> Reasoning.MEDIUM;
      case "enabled" -> budget(thinking);
      default ->
        throw thinking.refused("type", "must be adaptive, enabled, disabled or between_tools");
    };
    unread.rest(thinking);
    return level;
  }

  private Reasoning budget(Fields thinking) {
    int budget = thinking
        .whole("budget_tokens", Budgets.LEAST)
        .orElseThrow(() -> thinking.missing("budget_tokens"));
    var level = Budgets.level(budget);
    if (Budgets.of(level) != budget) {
      unread.add(thinking.path("budget_tokens"));
    }
    return level;
  }

  private static Optional<Reasoning> effort(Fields config) {
    return config.text("effort").map(word -> switch (word) {
      case "low" -> Reasoning.LOW;
      case "medium" -> Reasoning.MEDIUM;
      case "high" -> Reasoning.HIGH;
      case "xhigh", "max" -> Reasoning.MAX;
      default -> throw config.refused("effort", "must be low, medium, high, xhigh or max");
    });
  }

  private static Map<String, Object> schema(Fields format) {
    if (!format.requiredText("type").equals("json_schema")) {
      throw format.refused("type", "must be json_schema");
    }
    return format.object("schema").orElseThrow(() -> format.missing("schema"));
  }
}

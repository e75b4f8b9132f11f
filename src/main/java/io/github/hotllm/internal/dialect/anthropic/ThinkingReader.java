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
    var thinking = top.fields("thinking").flatMap(this::thinking);
    var config = top.fields("output_config");
    var effort = config.flatMap(this::effort);
    config.flatMap(fields -> fields.fields("format")).ifPresent(format -> {
      schema(format).ifPresent(request::outputSchema);
      unread.rest(format);
    });
    config.ifPresent(unread::rest);
    var off = thinking.filter(level -> level == Reasoning.NONE);
    if (off.isPresent() && effort.isPresent()) {
      unread.add("output_config.effort");
    }
    off.or(() -> effort).or(() -> thinking).ifPresent(request::reasoning);
  }

  private Optional<Reasoning> thinking(Fields thinking) {
    var type = thinking.requiredText("type");
    var level = switch (type) {
      case "disabled", "between_tools" -> Optional.of(Reasoning.NONE);
      case "adaptive" -> Optional.of(Reasoning.MEDIUM);
      case "enabled" -> Optional.of(budget(thinking));
      default -> Optional.<Reasoning>empty();
    };
    // It is more than no thinking; and a word that we do not know, the provider may know.
    if (type.equals("between_tools") || level.isEmpty()) {
      unread.add(thinking.path("type"));
    }
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

  private Optional<Reasoning> effort(Fields config) {
    return config.text("effort").flatMap(word -> switch (word) {
      case "low" -> Optional.of(Reasoning.LOW);
      case "medium" -> Optional.of(Reasoning.MEDIUM);
      case "high" -> Optional.of(Reasoning.HIGH);
      case "xhigh", "max" -> Optional.of(Reasoning.MAX);
      default -> {
        unread.add(config.path("effort"));
        yield Optional.<Reasoning>empty();
      }
    });
  }

  private Optional<Map<String, Object>> schema(Fields format) {
    if (!format.requiredText("type").equals("json_schema")) {
      unread.refuse(format.refused("type", "must be json_schema"));
      return Optional.empty();
    }
    return Optional.of(format.object("schema").orElseThrow(() -> format.missing("schema")));
  }
}

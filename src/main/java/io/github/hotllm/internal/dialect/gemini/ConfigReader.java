package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code generationConfig}. Belongs to one request. */
final class ConfigReader {
  private static final String JSON = "application/json";

  private final Unread unread;

  ConfigReader(Unread unread) {
    this.unread = unread;
  }

  void read(Fields top, LlmRequest.Builder request) {
    top.fields("generationConfig").ifPresent(config -> {
      config.whole("maxOutputTokens", 1).ifPresent(request::maxTokens);
      config.number("temperature", 0, 2).ifPresent(request::temperature);
      config.number("topP", 0, 1).ifPresent(request::topP);
      request.stop(config.texts("stopSequences").toArray(String[]::new));
      schema(config).ifPresent(request::outputSchema);
      config.fields("thinkingConfig").flatMap(this::reasoning).ifPresent(request::reasoning);
      unread.rest(config);
    });
  }

  private Optional<Map<String, Object>> schema(Fields config) {
    var type = config.text("responseMimeType").orElse("");
    if (!type.isEmpty() && !type.equals(JSON) && !type.equals("text/plain")) {
      unread.add(config.path("responseMimeType"));
    }
    var any = type.equals(JSON)
        ? Optional.of(Map.<String, Object>of("type", "object"))
        : Optional.<Map<String, Object>>empty();
    return config
        .object("responseJsonSchema")
        .or(() -> openApi(config, "responseSchema"))
        .or(() -> any);
  }

  private Optional<Map<String, Object>> openApi(Fields config, String name) {
    return config
        .object(name)
        .map(schema -> new OpenApiSchema(unread).toJsonSchema(schema, config.path(name)));
  }

  /** A word that we do not know is none of ours to refuse: the provider may know it. */
  private Optional<Reasoning> reasoning(Fields thinking) {
    var word = thinking.text("thinkingLevel");
    OptionalInt budget = thinking.whole("thinkingBudget", Levels.AUTOMATIC);
    var level = word.flatMap(Levels::meaning);
    if (word.isPresent() && level.isEmpty()) {
      unread.add(thinking.path("thinkingLevel"));
    }
    if (level.isPresent() && budget.isPresent()) {
      unread.add(thinking.path("thinkingBudget"));
    } else if (budget.isPresent()) {
      level = Optional.of(Levels.ofBudget(budget.getAsInt()));
      if (!Levels.isExact(budget.getAsInt())) {
        unread.add(thinking.path("thinkingBudget"));
      }
    }
    boolean shown = thinking.flag("includeThoughts").orElse(false);
    if (shown && level.isEmpty()) {
      unread.add(thinking.path("includeThoughts"));
    }
    unread.rest(thinking);
    return level;
  }
}

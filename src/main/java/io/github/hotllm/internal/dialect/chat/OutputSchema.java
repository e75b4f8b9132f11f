package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.dialect.StrictSchema;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON Schema of an answer, as a target takes it, or said in words. For one encoding. */
final class OutputSchema {
  private final Optional<Map<String, Object>> schema;
  private final Target target;
  private final Warnings warnings;

  OutputSchema(Optional<Map<String, Object>> schema, Target target, Warnings warnings) {
    this.schema = schema;
    this.target = target;
    this.warnings = warnings;
  }

  /** What has to be said to the model in words; empty if the target takes the schema itself. */
  String instruction() {
    return switch (target.provider().quirks().schema()) {
      case JSON_SCHEMA -> "";
      case JSON_OBJECT, NONE ->
        schema
            .map(wanted -> "Answer with one JSON object, and nothing else, that follows this JSON"
                + " Schema: " + Json.text(wanted))
            .orElse("");
    };
  }

  void writeTo(Map<String, Object> body) {
    schema.ifPresent(wanted -> {
      switch (target.provider().quirks().schema()) {
        case JSON_SCHEMA -> body.put("response_format", format(wanted));
        case JSON_OBJECT -> {
          body.put("response_format", Map.of("type", "json_object"));
          warnOfWords();
        }
        case NONE -> warnOfWords();
      }
    });
  }

  private void warnOfWords() {
    warnings.add(
        "output_schema",
        "said in the instructions, for " + target.provider().title() + " takes no schema");
  }

  private static Map<String, Object> format(Map<String, Object> schema) {
    var named = new LinkedHashMap<String, Object>();
    named.put("name", StrictSchema.NAME);
    named.put("schema", schema);
    if (StrictSchema.isStrict(schema)) {
      named.put("strict", true);
    }
    return Pairs.of("type", "json_schema", "json_schema", named);
  }
}

package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Google's older kind of schema, a part of OpenAPI 3.0 with types in capitals, as JSON Schema.
 *
 * <p>Its fields are those of SDK 3.1.0 (2026-11-10).
 */
final class OpenApiSchema {
  /** Whole numbers, which Google's JSON may write as texts. */
  private static final Set<String> COUNTS =
      Set.of("maxItems", "minItems", "maxLength", "minLength", "maxProperties", "minProperties");

  /** What JSON Schema has no word for, and what says nothing that binds. */
  private static final Set<String> UNSAYABLE = Set.of("nullable", "propertyOrdering", "example");

  private OpenApiSchema() {}

  static Map<String, Object> toJsonSchema(Map<String, Object> schema) {
    var json = new LinkedHashMap<String, Object>();
    schema.forEach((name, value) -> {
      var usual = CamelCase.name(name);
      if (value != null && !UNSAYABLE.contains(usual)) {
        json.put(usual, value(usual, Node.of(value)));
      }
    });
    boolean nullable = Node.of(schema.get("nullable")).isTrue();
    var type = Node.of(json.get("type")).text();
    if (nullable && type.isPresent()) {
      json.put("type", List.of(type.get(), "null"));
    }
    return json;
  }

  private static Object value(String name, Node value) {
    if (name.equals("type") && value.text().isPresent()) {
      return value.textOrEmpty().toLowerCase(Locale.ROOT);
    } else if (COUNTS.contains(name) && value.textOrEmpty().matches("\\d{1,18}")) {
      return Long.parseLong(value.textOrEmpty());
    } else if (name.equals("properties") && value.isObject()) {
      var properties = new LinkedHashMap<String, Object>();
      value.fields().forEach((key, inner) -> properties.put(key, schema(Node.of(inner))));
      return properties;
    } else if (name.equals("items")) {
      return schema(value);
    } else if (name.equals("anyOf") && value.isList()) {
      var choices = new ArrayList<Object>();
      value.items().forEach(inner -> choices.add(schema(inner)));
      return choices;
    }
    return value.value().orElse(Map.of());
  }

  private static Object schema(Node value) {
    return value.isObject() ? toJsonSchema(value.fields()) : value.value().orElse(Map.of());
  }
}

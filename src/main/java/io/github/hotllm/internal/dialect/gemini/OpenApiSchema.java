package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Google's older kind of schema, a part of OpenAPI 3.0 with types in capitals, as JSON Schema.
 *
 * <p>Its fields are those of SDK 3.1.0 (2026-11-10).
 */
final class OpenApiSchema {
  /** Whole numbers, which Google's JSON may write as texts. */
  private static final Set<String> COUNTS =
      Set.of("maxItems", "minItems", "maxLength", "minLength", "maxProperties", "minProperties");

  /** What JSON Schema has no word for, but may be able to say. */
  private static final Set<String> OWN = Set.of("nullable", "propertyOrdering", "example");

  private final Unread unread;

  OpenApiSchema(Unread unread) {
    this.unread = unread;
  }

  /** The schema that stands at that place. */
  Map<String, Object> toJsonSchema(Map<String, Object> schema, String place) {
    var at = Fields.of(schema, place);
    var json = new LinkedHashMap<String, Object>();
    schema.forEach((name, value) -> {
      var usual = CamelCase.name(name);
      if (value != null && !OWN.contains(usual)) {
        json.put(usual, value(usual, Node.of(value), at.path(usual)));
      }
    });
    if (Node.of(schema.get("nullable")).isTrue()) {
      allowNull(json, at);
    }
    order(json, own(schema, "propertyOrdering"));
    if (own(schema, "example").isPresent()) {
      unread.add(at.path("example"));
    }
    return json;
  }

  private static Node own(Map<String, Object> schema, String name) {
    return schema.entrySet().stream()
        .filter(entry -> CamelCase.name(entry.getKey()).equals(name))
        .map(entry -> Node.of(entry.getValue()))
        .findFirst()
        .orElse(Node.of(null));
  }

  private void allowNull(Map<String, Object> json, Fields at) {
    var type = Node.of(json.get("type")).text();
    var choices = json.get("anyOf");
    if (type.isPresent()) {
      json.put("type", List.of(type.get(), "null"));
      if (json.get("enum") instanceof List<?> words) {
        json.put("enum", with(words, null));
      }
    } else if (choices instanceof List<?> list) {
      json.put("anyOf", with(list, Map.of("type", "null")));
    } else {
      unread.add(at.path("nullable"));
    }
  }

  private static List<Object> with(List<?> list, @Nullable Object more) {
    var longer = new ArrayList<Object>(list);
    longer.add(more);
    return longer;
  }

  /** A model writes the properties in the order in which its schema has them. */
  private static void order(Map<String, Object> json, Node names) {
    if (json.get("properties") instanceof Map<?, ?> properties) {
      var ordered = new LinkedHashMap<Object, Object>();
      for (var name : names.items()) {
        if (properties.containsKey(name.textOrEmpty())) {
          ordered.put(name.textOrEmpty(), properties.get(name.textOrEmpty()));
        }
      }
      properties.forEach(ordered::putIfAbsent);
      json.put("properties", ordered);
    }
  }

  private Object value(String name, Node value, String place) {
    if (name.equals("type") && value.text().isPresent()) {
      return value.textOrEmpty().toLowerCase(Locale.ROOT);
    } else if (COUNTS.contains(name) && value.textOrEmpty().matches("\\d{1,18}")) {
      return Long.parseLong(value.textOrEmpty());
    } else if (name.equals("properties") && value.isObject()) {
      var properties = new LinkedHashMap<String, Object>();
      var at = Fields.of(value.fields(), place);
      value
          .fields()
          .forEach((key, inner) -> properties.put(key, schema(Node.of(inner), at.path(key))));
      return properties;
    } else if (name.equals("items")) {
      return schema(value, place);
    } else if (name.equals("anyOf") && value.isList()) {
      var choices = new ArrayList<Object>();
      for (var inner : value.items()) {
        choices.add(schema(inner, place + "[" + choices.size() + "]"));
      }
      return choices;
    }
    return value.value().orElse(Map.of());
  }

  private Object schema(Node value, String place) {
    return value.isObject()
        ? toJsonSchema(value.fields(), place)
        : value.value().orElse(Map.of());
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema of an answer as Messages takes it: each object is closed, so that one that may hold
 * anything cannot be said. Anthropic's SDK 1.14.0 closes them too. For one encoding.
 */
final class ClosedSchema {
  private static final String FIELD = "output_schema";
  private static final String MORE = "additionalProperties";

  /** What holds schemas by names of its own. */
  private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

  private final Map<String, Object> schema;
  private final Warnings warnings;

  // Owned by the one encoding: what was found on the way through the schema.
  private boolean closes;
  private boolean free;

  ClosedSchema(Map<String, Object> schema, Warnings warnings) {
    this.schema = schema;
    this.warnings = warnings;
  }

  /** The schema; empty if it has to be said in words. */
  Optional<Map<String, Object>> closed() {
    var closed = closed(schema);
    if (free) {
      warnings.add(FIELD, "said in the instructions, for Messages takes no object of any fields");
      return Optional.empty();
    } else if (closes) {
      warnings.add(FIELD, "its objects were closed, for Messages takes no others");
    }
    return Optional.of(closed);
  }

  String instruction() {
    return "Answer with one JSON object, without marks around it and nothing else, that follows"
        + " this JSON Schema: " + Json.text(schema);
  }

  private Map<String, Object> closed(Map<String, Object> open) {
    var closed = new LinkedHashMap<String, Object>();
    open.forEach((name, value) -> closed.put(name, value(name, Node.of(value), value)));
    if (isObject(open) && !Boolean.FALSE.equals(open.get(MORE))) {
      free |= Node.of(open.get("properties")).fields().isEmpty();
      closes = true;
      closed.put(MORE, false);
    }
    return closed;
  }

  private static boolean isObject(Map<String, Object> schema) {
    var type = Node.of(schema.get("type"));
    return type.textOrEmpty().equals("object")
        || type.items().stream().anyMatch(each -> each.textOrEmpty().equals("object"))
        || schema.containsKey("properties");
  }

  private Object value(String name, Node value, Object literal) {
    if (NAMED.contains(name) && value.isObject()) {
      var schemas = new LinkedHashMap<String, Object>();
      value.fields().forEach((key, inner) -> schemas.put(key, inner(Node.of(inner), inner)));
      return schemas;
    } else if (Set.of("anyOf", "oneOf", "allOf").contains(name) && value.isList()) {
      var schemas = new ArrayList<Object>();
      ((List<?>) literal).forEach(inner -> schemas.add(inner(Node.of(inner), inner)));
      return schemas;
    }
    return name.equals("items") ? inner(value, literal) : literal;
  }

  private Object inner(Node value, Object literal) {
    return value.isObject() ? closed(value.fields()) : literal;
  }
}

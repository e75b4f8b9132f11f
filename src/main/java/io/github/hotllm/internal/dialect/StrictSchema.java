package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.json.Node;
import java.util.HashSet;
import java.util.Map;

/** Tells which JSON Schemas OpenAI's strict mode takes. */
public final class StrictSchema {
  private StrictSchema() {}

  /** Whether each object in it is closed and needs all its fields. */
  public static boolean isStrict(Map<String, Object> schema) {
    return isStrict(Node.of(schema));
  }

  private static boolean isStrict(Node schema) {
    var properties = schema.at("properties");
    if (schema.at("type").textOrEmpty().equals("object") || properties.isPresent()) {
      var required = new HashSet<>();
      schema.at("required").items().forEach(name -> required.add(name.textOrEmpty()));
      var open = schema.at("additionalProperties").value().orElse(true);
      if (!open.equals(false) || !required.equals(properties.fields().keySet())) {
        return false;
      }
    }
    return properties.fields().values().stream().allMatch(field -> isStrict(Node.of(field)))
        && (!schema.at("items").isPresent() || isStrict(schema.at("items")));
  }
}

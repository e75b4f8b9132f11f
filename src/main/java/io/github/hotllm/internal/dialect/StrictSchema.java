package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Node;
import java.util.HashSet;
import java.util.Map;

/** What OpenAI writes beside a JSON Schema, and which of them its strict mode takes. */
public final class StrictSchema {
  /** The label that a schema has to have and that means nothing. */
  public static final String NAME = "output";

  private StrictSchema() {}

  /** Whether each object in it is closed and needs all its fields. */
  public static boolean isStrict(Map<String, Object> schema) {
    return isStrict(Node.of(schema));
  }

  /** Notes what a client says beside a schema, but for what would be written there anyway. */
  public static void noteRest(Fields labelled, Map<String, Object> schema, Unread unread) {
    if (!labelled.text("name").filter(NAME::equals).isPresent() && labelled.has("name")) {
      unread.add(labelled.path("name"));
    }
    var strict = labelled.flag("strict");
    if (strict.isPresent() && strict.get() != isStrict(schema)) {
      unread.add(labelled.path("strict"));
    }
    unread.rest(labelled);
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

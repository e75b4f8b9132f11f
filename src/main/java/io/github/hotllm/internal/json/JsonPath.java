package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;

/** The place of a value in our notation: {@code messages[2].content}. */
final class JsonPath {
  private JsonPath() {}

  static String of(JsonStreamContext context) {
    var path = new StringBuilder();
    prepend(path, context);
    return path.toString();
  }

  private static void prepend(StringBuilder path, JsonStreamContext context) {
    if (context.getParent() != null) {
      prepend(path, context.getParent());
    }
    if (context.inArray() && context.hasCurrentIndex()) {
      path.append('[').append(context.getCurrentIndex()).append(']');
    } else if (context.inObject() && context.hasCurrentName()) {
      path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
    }
  }

  /** A field of the object at that place. */
  static String child(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** An element of the list at that place. */
  static String child(String path, int index) {
    return path + "[" + index + "]";
  }
}

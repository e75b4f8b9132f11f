package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonStreamContext;

/**
 * The place of a value in our notation: {@code messages[2].content}.
 *
 * <p>Names are the writer's own words: they are shortened, and what could forge a line of a log is
 * taken out.
 */
final class JsonPath {
  private static final int MAX_NAME = 100;

  private JsonPath() {}

  static String of(JsonStreamContext context) {
    var parent = context.getParent();
    var path = parent == null ? "" : of(parent);
    if (context.inArray() && context.hasCurrentIndex()) {
      return child(path, context.getCurrentIndex());
    } else if (context.inObject() && context.hasCurrentName()) {
      return child(path, context.getCurrentName());
    }
    return path;
  }

  /** A field of the object at that place. */
  static String child(String path, String name) {
    return path.isEmpty() ? shown(name) : path + "." + shown(name);
  }

  /** An element of the list at that place. */
  static String child(String path, int index) {
    return path + "[" + index + "]";
  }

  private static String shown(String name) {
    var start = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "\u2026" : name;
    return start.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }
}

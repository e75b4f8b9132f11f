package io.github.hotllm.internal.dialect.hotllm;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Puts into a JSON object what is there; what is absent is left out.
 *
 * <p>In one place and without lambdas, each of which costs a one-shot program its start.
 */
final class Present {
  private Present() {}

  /** The value, or the word for it. */
  static void put(Map<String, Object> json, String name, Optional<?> value) {
    if (value.isPresent()) {
      json.put(name, value.get() instanceof Enum<?> word ? Words.of(word) : value.get());
    }
  }

  static void put(Map<String, Object> json, String name, OptionalInt value) {
    if (value.isPresent()) {
      json.put(name, value.getAsInt());
    }
  }

  static void put(Map<String, Object> json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    }
  }

  static void put(Map<String, Object> json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    }
  }

  /** A list or an object, unless it is empty. */
  static void put(Map<String, Object> json, String name, Iterable<?> list) {
    if (list.iterator().hasNext()) {
      json.put(name, list);
    }
  }

  static void put(Map<String, Object> json, String name, Map<String, ?> object) {
    if (!object.isEmpty()) {
      json.put(name, object);
    }
  }
}

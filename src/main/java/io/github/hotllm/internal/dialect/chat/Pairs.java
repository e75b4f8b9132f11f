package io.github.hotllm.internal.dialect.chat;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small JSON objects whose fields keep their order, so that equal requests are equal bytes. */
final class Pairs {
  private Pairs() {}

  static Map<String, Object> of(String name, Object value, String secondName, Object secondValue) {
    var object = new LinkedHashMap<String, Object>();
    object.put(name, value);
    object.put(secondName, secondValue);
    return object;
  }
}

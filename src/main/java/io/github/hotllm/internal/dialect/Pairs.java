package io.github.hotllm.internal.dialect;

import java.util.LinkedHashMap;
import java.util.Map;

/** Small JSON objects whose fields keep their order, so that equal requests are equal bytes. */
public final class Pairs {
  private Pairs() {}

  public static Map<String, Object> of(
      String name, Object value, String secondName, Object secondValue) {
    var object = new LinkedHashMap<String, Object>();
    object.put(name, value);
    object.put(secondName, secondValue);
    return object;
  }
}

package io.github.hotllm.matrix;

import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of the wrong type at every place of a JSON document, one place at a time. */
final class WrongTypes {
  private static final List<Object> WRONG = List.of(
      "",
      "text",
      7L,
      -1L,
      true,
      List.of(),
      List.of(List.of(1L)),
      List.of("x"),
      Map.of(),
      Map.of("a", Map.of("b", 1L)));

  private WrongTypes() {}

  /** The document with each value in it, one after the other, replaced by each wrong one. */
  static List<Object> in(String json) {
    return varied(Json.parse(json));
  }

  private static List<Object> varied(Object value) {
    var out = new ArrayList<>(WRONG);
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, old) -> {
        for (var wrong : varied(old)) {
          var copy = new LinkedHashMap<Object, Object>(map);
          copy.put(name, wrong);
          out.add(copy);
        }
      });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        for (var wrong : varied(list.get(i))) {
          var copy = new ArrayList<Object>(list);
          copy.set(i, wrong);
          out.add(copy);
        }
      }
    }
    return out;
  }
}

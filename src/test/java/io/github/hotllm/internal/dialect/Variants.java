package io.github.hotllm.internal.dialect;

import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What hostile or careless peers make of a JSON object. */
public final class Variants {
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

  private Variants() {}

  /** The object with each value in it, one after the other, replaced by each wrong one. */
  public static List<Object> of(String json) {
    return of(Json.object(json));
  }

  private static List<Object> of(Object value) {
    var variants = new ArrayList<>(WRONG);
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, old) -> {
        for (var wrong : of(old)) {
          var copy = new LinkedHashMap<Object, Object>(map);
          copy.put(name, wrong);
          variants.add(copy);
        }
      });
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        for (var wrong : of(list.get(i))) {
          var copy = new ArrayList<Object>(list);
          copy.set(i, wrong);
          variants.add(copy);
        }
      }
    }
    return variants;
  }
}

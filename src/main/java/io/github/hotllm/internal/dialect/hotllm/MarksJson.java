package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.json.Fields;
import java.util.Map;

/** The marks of parts and tools: {@code state} and {@code cache}. */
final class MarksJson {
  private MarksJson() {}

  static void put(Map<String, Object> json, Marks marks) {
    Present.put(json, "state", marks.state());
    Present.put(json, "cache", marks.cache());
  }

  static Marks read(Fields fields) {
    var marks = Marks.NONE;
    var state = fields.text("state");
    if (state.isPresent()) {
      marks = marks.withState(state.get());
    }
    var cache = Words.read(fields, "cache", Marks.Cache.values());
    return cache.isPresent() ? marks.withCache(cache.get()) : marks;
  }
}

package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Pairs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The items that both ends write. */
final class Items {
  private Items() {}

  static Map<String, Object> message(String role, List<Map<String, Object>> content) {
    var item = new LinkedHashMap<String, Object>();
    item.put("type", "message");
    item.put("role", role);
    item.put("content", content);
    return item;
  }

  /** What the model has said. */
  static Map<String, Object> outputText(String text) {
    return Pairs.of("type", "output_text", "text", text);
  }

  static Map<String, Object> call(Part.ToolCall call) {
    var item = new LinkedHashMap<String, Object>();
    item.put("type", "function_call");
    item.put("call_id", call.id());
    item.put("name", call.name());
    item.put("arguments", call.json());
    return item;
  }
}

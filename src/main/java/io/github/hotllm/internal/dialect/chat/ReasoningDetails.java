package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code reasoning_details} of one answer, which their maker wants back as they were before
 * they were cut into fragments. Belongs to one decoding, or to one turn that goes back.
 */
final class ReasoningDetails {
  private final List<Map<String, Object>> whole = new ArrayList<>();

  /** Adds the fragments of one chunk, or all details of a whole answer. */
  void add(Node details) {
    for (var detail : details.items()) {
      if (detail.isObject()) {
        add(detail.fields());
      }
    }
  }

  private void add(Map<String, Object> detail) {
    int last = whole.size() - 1;
    if (last >= 0 && isContinued(whole.get(last), detail)) {
      whole.set(last, joined(whole.get(last), detail));
    } else {
      whole.add(detail);
    }
  }

  private static boolean isContinued(Map<String, Object> last, Map<String, Object> next) {
    return last.get("index") != null
        && last.get("index").equals(next.get("index"))
        && last.get("type") != null
        && last.get("type").equals(next.get("type"));
  }

  private static Map<String, Object> joined(Map<String, Object> last, Map<String, Object> next) {
    var joined = new LinkedHashMap<>(last);
    next.forEach((name, value) -> {
      boolean grows = name.equals("text") || name.equals("summary") || name.equals("data");
      if (grows && value instanceof String more && last.get(name) instanceof String text) {
        joined.put(name, text + more);
      } else if (value != null) {
        joined.put(name, value);
      }
    });
    return joined;
  }

  List<Map<String, Object>> all() {
    return whole;
  }

  /** The details as JSON text; absent when there are none. */
  Optional<String> json() {
    return whole.isEmpty() ? Optional.empty() : Optional.of(Json.text(whole));
  }

  /** What can be read of the details in one chunk. */
  static String text(Node details) {
    var text = new StringBuilder();
    for (var detail : details.items()) {
      text.append(detail.at("text").textOrEmpty()).append(detail.at("summary").textOrEmpty());
    }
    return text.toString();
  }
}

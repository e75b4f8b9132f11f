package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.json.Fields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Merges a request's {@link LlmRequest#extra()} into a body: objects recursively, no leaf twice.
 */
public final class Extra {
  private Extra() {}

  /**
   * Adds what is there under the target's provider or dialect.
   *
   * @throws io.github.hotllm.LlmException if hotllm itself has written one of the leaves
   */
  public static void merge(LlmRequest request, Target target, Map<String, Object> body) {
    var provider = target.provider();
    // One set of fields when provider and dialect have the same name.
    for (var owner : new LinkedHashSet<>(List.of(provider.dialect(), provider.name()))) {
      var fields = request.extra().get(owner);
      if (fields != null) {
        merge(fields, body, "extra." + owner);
      }
    }
  }

  /**
   * The same for a body that a client literally wrote: adds the fields that become other by it.
   *
   * @param changes the fields that are other already
   */
  public static void mergeLiteral(
      LlmRequest request, Target target, Map<String, Object> written, Map<String, Object> changes) {
    var before = new LinkedHashMap<>(written);
    before.putAll(changes);
    var after = new LinkedHashMap<>(before);
    merge(request, target, after);
    after.forEach((name, value) -> {
      if (value != null && !value.equals(before.get(name))) {
        changes.put(name, value);
      }
    });
  }

  private static void merge(Map<String, Object> from, Map<String, Object> into, String place) {
    from.forEach((name, value) -> {
      var there = into.get(name);
      if (there == null && !into.containsKey(name)) {
        into.put(name, value);
      } else if (there instanceof Map<?, ?> old && value instanceof Map<?, ?> more) {
        var both = copy(old);
        merge(copy(more), both, place + "." + name);
        into.put(name, both);
      } else {
        throw Fields.refusedAt(
            place + "." + name, "is written by hotllm itself; use the request's own field");
      }
    });
  }

  private static Map<String, Object> copy(Map<?, ?> object) {
    var copy = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> copy.put(String.valueOf(name), value));
    return copy;
  }
}

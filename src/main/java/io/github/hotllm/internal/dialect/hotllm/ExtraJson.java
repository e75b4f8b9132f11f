package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.internal.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields for one provider or dialect, by whose they are. */
final class ExtraJson {
  private ExtraJson() {}

  static Map<String, Map<String, Object>> read(Fields fields) {
    var extra = fields.fields("extra");
    if (extra.isEmpty()) {
      return Map.of();
    }
    var byOwner = new LinkedHashMap<String, Map<String, Object>>();
    for (var owner : fields.object("extra").orElse(Map.of()).keySet()) {
      extra.get().object(owner).ifPresent(more -> byOwner.put(owner, more));
    }
    return byOwner;
  }
}

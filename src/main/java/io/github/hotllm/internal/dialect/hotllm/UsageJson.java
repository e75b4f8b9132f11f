package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Token counts, written and read. A figure that is not known is absent. */
final class UsageJson {
  private UsageJson() {}

  static Map<String, Object> write(Usage usage) {
    var json = new LinkedHashMap<String, Object>();
    Present.put(json, "input_tokens", usage.inputTokens());
    Present.put(json, "cache_read_tokens", usage.cacheReadTokens());
    Present.put(json, "cache_write_tokens", usage.cacheWriteTokens());
    Present.put(json, "cache_write_1h_tokens", usage.cacheWrite1hTokens());
    Present.put(json, "output_tokens", usage.outputTokens());
    Present.put(json, "reasoning_tokens", usage.reasoningTokens());
    return json;
  }

  static Usage read(Fields json) {
    return new Usage(
        Foreign.count(json, "input_tokens"),
        Foreign.count(json, "cache_read_tokens"),
        Foreign.count(json, "cache_write_tokens"),
        Foreign.count(json, "cache_write_1h_tokens"),
        Foreign.count(json, "output_tokens"),
        Foreign.count(json, "reasoning_tokens"));
  }
}

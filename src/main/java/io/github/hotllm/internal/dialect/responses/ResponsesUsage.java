package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.OpenAiUsage;
import io.github.hotllm.internal.dialect.Pairs;
import java.util.LinkedHashMap;
import java.util.Map;

/** Responses' figures of usage. */
final class ResponsesUsage {
  static final OpenAiUsage FIGURES = new OpenAiUsage("input_tokens", "output_tokens");

  private ResponsesUsage() {}

  /** The figures for a client, who relies on each of them: one that nobody gave is 0. */
  static Map<String, Object> write(Usage usage) {
    long prompt = usage.promptTokens().orElse(0);
    long answer = usage.outputTokens().orElse(0);
    var object = new LinkedHashMap<String, Object>();
    object.put("input_tokens", prompt);
    object.put(
        "input_tokens_details",
        Pairs.of(
            "cached_tokens",
            usage.cacheReadTokens().orElse(0),
            "cache_write_tokens",
            usage.cacheWriteTokens().orElse(0)));
    object.put("output_tokens", answer);
    object.put(
        "output_tokens_details",
        Map.of("reasoning_tokens", usage.reasoningTokens().orElse(0)));
    object.put("total_tokens", prompt + answer);
    return object;
  }
}

package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.OpenAiUsage;
import java.util.LinkedHashMap;
import java.util.Map;

/** Chat's figures of usage. */
final class ChatUsage {
  static final OpenAiUsage FIGURES = new OpenAiUsage("prompt_tokens", "completion_tokens");

  private ChatUsage() {}

  static Map<String, Object> write(Usage usage) {
    long prompt = usage.promptTokens().orElse(0);
    long completion = usage.outputTokens().orElse(0);
    var object = new LinkedHashMap<String, Object>();
    object.put("prompt_tokens", prompt);
    object.put("completion_tokens", completion);
    object.put("total_tokens", prompt + completion);
    var details = new LinkedHashMap<String, Object>();
    usage.cacheReadTokens().ifPresent(tokens -> details.put("cached_tokens", tokens));
    usage.cacheWriteTokens().ifPresent(tokens -> details.put("cache_write_tokens", tokens));
    if (!details.isEmpty()) {
      object.put("prompt_tokens_details", details);
    }
    usage
        .reasoningTokens()
        .ifPresent(
            tokens -> object.put("completion_tokens_details", Map.of("reasoning_tokens", tokens)));
    return object;
  }
}

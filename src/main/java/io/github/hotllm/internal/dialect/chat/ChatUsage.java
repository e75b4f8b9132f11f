package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Node;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Chat's figures of usage: in Chat the prompt holds what was cached, in ours the buckets are
 * disjoint.
 *
 * <p>The names are those of the providers' SDKs as of 2026-11-22.
 */
final class ChatUsage {
  private ChatUsage() {}

  /** The figures; absent when there is a count neither of the prompt nor of the answer. */
  static Optional<Usage> read(Node usage) {
    var prompt = first(usage.at("prompt_tokens"));
    var completion = first(usage.at("completion_tokens"));
    if (prompt.isEmpty() && completion.isEmpty()) {
      return Optional.empty();
    }
    var builder = Usage.builder();
    readPrompt(usage, prompt, builder);
    var reasoning = first(
        usage.at("completion_tokens_details").at("reasoning_tokens"), usage.at("reasoning_tokens"));
    reasoning.ifPresent(builder::reasoningTokens);
    completion.ifPresent(tokens -> builder.outputTokens(output(usage, tokens, reasoning)));
    return Optional.of(builder.build());
  }

  private static void readPrompt(Node usage, OptionalLong prompt, Usage.Builder builder) {
    var details = usage.at("prompt_tokens_details");
    var cached = first(
        details.at("cached_tokens"),
        usage.at("prompt_cache_hit_tokens"),
        usage.at("cached_tokens"),
        usage.at("num_cached_tokens"));
    var written = first(
        details.at("cache_write_tokens"),
        details.at("cache_creation_input_tokens"),
        details.at("cache_creation_tokens"));
    long all = prompt.orElse(Long.MAX_VALUE);
    long read = Math.min(cached.orElse(0), all);
    long wrote = Math.min(written.orElse(0), all - read);
    cached.ifPresent(tokens -> builder.cacheReadTokens(read));
    written.ifPresent(tokens -> builder.cacheWriteTokens(wrote));
    prompt.ifPresent(tokens -> builder.inputTokens(tokens - read - wrote));
  }

  /** At xAI reasoning stands beside the completion, which the total gives away. */
  private static long output(Node usage, long completion, OptionalLong reasoning) {
    var total = usage.at("total_tokens").count();
    long prompt = usage.at("prompt_tokens").count().orElse(0);
    long more = reasoning.orElse(0);
    boolean beside = total.isPresent() && total.getAsLong() == prompt + completion + more;
    return beside ? completion + more : completion;
  }

  /** What the provider itself says the call cost. */
  static Optional<BigDecimal> cost(Node usage) {
    return usage
        .at("cost")
        .number()
        .map(number -> new BigDecimal(number.toString()))
        .filter(cost -> cost.signum() >= 0);
  }

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

  private static OptionalLong first(Node... figures) {
    for (var figure : figures) {
      if (figure.count().isPresent()) {
        return OptionalLong.of(Math.max(0, figure.count().getAsLong()));
      }
    }
    return OptionalLong.empty();
  }
}

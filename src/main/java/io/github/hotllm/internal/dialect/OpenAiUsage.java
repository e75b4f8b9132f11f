package io.github.hotllm.internal.dialect;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Node;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads the figures of usage of OpenAI's formats: there the prompt holds what was cached, in ours
 * the buckets are disjoint.
 *
 * <p>The names are those of the providers' SDKs as of 2026-11-22.
 *
 * @param input what the format calls the tokens of the prompt
 * @param output what it calls those of the answer
 */
public record OpenAiUsage(String input, String output) {
  /** The tiers at which the usual prices hold. */
  private static final Set<String> USUAL_TIERS = Set.of("auto", "default", "standard", "on_demand");

  /** The figures; absent when there is a count neither of the prompt nor of the answer. */
  public Optional<Usage> read(Node usage) {
    var prompt = first(usage.at(input));
    var completion = first(usage.at(output));
    if (prompt.isEmpty() && completion.isEmpty()) {
      return Optional.empty();
    }
    var builder = Usage.builder();
    readPrompt(usage, prompt, builder);
    var reasoning =
        first(usage.at(output + "_details").at("reasoning_tokens"), usage.at("reasoning_tokens"));
    reasoning.ifPresent(builder::reasoningTokens);
    completion.ifPresent(tokens -> builder.outputTokens(whole(usage, tokens, reasoning)));
    return Optional.of(builder.build());
  }

  private void readPrompt(Node usage, OptionalLong prompt, Usage.Builder builder) {
    var details = usage.at(input + "_details");
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
  private long whole(Node usage, long completion, OptionalLong reasoning) {
    var total = usage.at("total_tokens").count();
    long prompt = usage.at(input).count().orElse(0);
    long more = reasoning.orElse(0);
    boolean beside = total.isPresent() && total.getAsLong() == prompt + completion + more;
    return beside ? completion + more : completion;
  }

  /** What the provider itself says the call cost. */
  public static Optional<BigDecimal> cost(Node usage) {
    return usage
        .at("cost")
        .number()
        .map(number -> new BigDecimal(number.toString()))
        .filter(cost -> cost.signum() >= 0);
  }

  /** Why the usual prices do not hold at a service tier; absent if they do. */
  public static Optional<String> unpriced(Node tier) {
    return tier.text()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !USUAL_TIERS.contains(word))
        .map(word -> "service tier " + word);
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

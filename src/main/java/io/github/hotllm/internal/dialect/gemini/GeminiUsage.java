package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Google's figures of usage: in them the prompt holds what was cached and the candidates do not
 * hold what was thought; in ours the buckets are disjoint, and reasoning is a part of output.
 */
final class GeminiUsage {
  private static final Set<String> USUAL_TIERS =
      Set.of("", "standard", "unspecified", "on_demand", "traffic_type_unspecified");
  /** Read at the same price as text. */
  private static final Set<String> USUAL_INPUT = Set.of("TEXT", "IMAGE", "VIDEO", "DOCUMENT");

  private static final Set<String> USUAL_OUTPUT = Set.of("TEXT");

  private GeminiUsage() {}

  /** The figures; absent when there is a count neither of the prompt nor of the answer. */
  static Optional<Usage> read(Node usage) {
    var prompt = usage.at("promptTokenCount").count();
    var output = output(usage);
    if (prompt.isEmpty() && output.isEmpty()) {
      return Optional.empty();
    }
    var builder = Usage.builder();
    var cached = usage.at("cachedContentTokenCount").count();
    long hit = Math.min(cached.orElse(0), prompt.orElse(Long.MAX_VALUE));
    cached.ifPresent(tokens -> builder.cacheReadTokens(hit));
    prompt.ifPresent(tokens -> builder.inputTokens(tokens - hit + ofTools(usage)));
    usage.at("thoughtsTokenCount").count().ifPresent(builder::reasoningTokens);
    output.ifPresent(builder::outputTokens);
    return Optional.of(builder.build());
  }

  /** What Google's own tools have fed to the model. */
  private static long ofTools(Node usage) {
    return usage.at("toolUsePromptTokenCount").count().orElse(0);
  }

  /** A figure that is zero is left out, which the total gives away. */
  private static OptionalLong output(Node usage) {
    var candidates = usage.at("candidatesTokenCount").count();
    var thoughts = usage.at("thoughtsTokenCount").count();
    if (candidates.isPresent() || thoughts.isPresent()) {
      return OptionalLong.of(candidates.orElse(0) + thoughts.orElse(0));
    }
    var prompt = usage.at("promptTokenCount").count();
    var total = usage.at("totalTokenCount").count();
    return prompt.isPresent() && total.isPresent()
        ? OptionalLong.of(Math.max(0, total.getAsLong() - prompt.getAsLong() - ofTools(usage)))
        : OptionalLong.empty();
  }

  /** Why the usual prices do not tell the cost. */
  static Optional<String> unpriced(Node usage) {
    var tier = Stream.of(usage.at("serviceTier"), usage.at("trafficType"))
        .map(Node::textOrEmpty)
        .filter(word -> !USUAL_TIERS.contains(word.toLowerCase(Locale.ROOT)))
        .map(word -> "service tier " + word);
    var kinds = Stream.concat(
            unusual(usage.at("promptTokensDetails"), USUAL_INPUT),
            unusual(usage.at("candidatesTokensDetails"), USUAL_OUTPUT))
        .map(kind -> "tokens of " + kind);
    return Stream.concat(tier, kinds).findFirst();
  }

  private static Stream<String> unusual(Node details, Set<String> usual) {
    return details.items().stream()
        .filter(detail -> detail.at("tokenCount").count().orElse(0) > 0)
        .map(detail -> detail.at("modality").textOrEmpty())
        .filter(kind -> !kind.isEmpty() && !usual.contains(kind));
  }

  static Map<String, Object> write(Usage usage) {
    long prompt = usage.promptTokens().orElse(0);
    long output = usage.outputTokens().orElse(0);
    long thoughts = Math.min(usage.reasoningTokens().orElse(0), output);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("promptTokenCount", prompt);
    usage.cacheReadTokens().ifPresent(tokens -> fields.put("cachedContentTokenCount", tokens));
    fields.put("candidatesTokenCount", output - thoughts);
    usage.reasoningTokens().ifPresent(tokens -> fields.put("thoughtsTokenCount", thoughts));
    fields.put("totalTokenCount", prompt + output);
    return fields;
  }
}

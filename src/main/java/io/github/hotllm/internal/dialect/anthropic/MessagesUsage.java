package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The usage of one answer, of which each message tells the totals so far. Belongs to its decoder.
 *
 * <p>Input does not count what was read from the cache or written to it; output counts thinking.
 */
final class MessagesUsage {
  private static final Set<String> USUAL_PLACES = Set.of("global", "not_available");

  /** Clients add these up, which null lets them do and absence does not. */
  private static final Map<String, Object> UNTOLD =
      Json.object("{\"cache_creation_input_tokens\":null,\"cache_read_input_tokens\":null}");

  private final Map<String, Object> figures = new LinkedHashMap<>();

  /** What is told now replaces what was told before; what is not told stays. */
  void add(Node usage) {
    usage.fields().forEach((name, value) -> {
      if (value != null) {
        figures.put(name, value);
      }
    });
  }

  Optional<Usage> usage() {
    var all = Node.of(figures);
    if (all.at("input_tokens").count().isEmpty()
        && all.at("output_tokens").count().isEmpty()) {
      return Optional.empty();
    }
    var usage = Usage.builder();
    all.at("input_tokens").count().ifPresent(usage::inputTokens);
    all.at("cache_read_input_tokens").count().ifPresent(usage::cacheReadTokens);
    all.at("cache_creation_input_tokens").count().ifPresent(usage::cacheWriteTokens);
    all.at("cache_creation")
        .at("ephemeral_1h_input_tokens")
        .count()
        .ifPresent(usage::cacheWrite1hTokens);
    all.at("output_tokens").count().ifPresent(usage::outputTokens);
    all.at("output_tokens_details").at("thinking_tokens").count().ifPresent(usage::reasoningTokens);
    return Optional.of(usage.build());
  }

  /** Why the usual prices do not tell the cost. */
  Optional<String> unpriced() {
    var all = Node.of(figures);
    var tool = all.at("server_tool_use").fields().entrySet().stream()
        .filter(entry -> Node.of(entry.getValue()).count().orElse(0) > 0)
        .map(entry -> "server tool: " + entry.getKey())
        .findFirst();
    return unusual(all.at("service_tier"), Set.of("standard"))
        .map(tier -> "service tier: " + tier)
        .or(() -> unusual(all.at("speed"), Set.of("standard")).map(speed -> "speed: " + speed))
        .or(() -> unusual(all.at("inference_geo"), USUAL_PLACES).map(geo -> "place: " + geo))
        .or(() -> tool);
  }

  private static Optional<String> unusual(Node word, Set<String> usual) {
    return word.text().filter(text -> !text.isEmpty() && !usual.contains(text));
  }

  /** The same figures for a client; what is not known of input and output is 0. */
  static Map<String, Object> fields(Optional<Usage> known) {
    var usage = known.orElse(Usage.builder().build());
    var fields = new LinkedHashMap<String, Object>();
    fields.put("input_tokens", usage.inputTokens().orElse(0));
    fields.putAll(UNTOLD);
    put(fields, "cache_creation_input_tokens", usage.cacheWriteTokens());
    put(fields, "cache_read_input_tokens", usage.cacheReadTokens());
    usage.cacheWrite1hTokens().ifPresent(hour -> {
      var cached = new LinkedHashMap<String, Object>();
      cached.put("ephemeral_5m_input_tokens", usage.cacheWriteTokens().orElse(hour) - hour);
      cached.put("ephemeral_1h_input_tokens", hour);
      fields.put("cache_creation", cached);
    });
    fields.put("output_tokens", usage.outputTokens().orElse(0));
    usage
        .reasoningTokens()
        .ifPresent(
            tokens -> fields.put("output_tokens_details", Map.of("thinking_tokens", tokens)));
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, OptionalLong figure) {
    figure.ifPresent(value -> fields.put(name, value));
  }
}

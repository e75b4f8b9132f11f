package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.internal.json.Fields;
import java.util.Map;
import java.util.Set;

/** Refuses top-level fields that are not in the contract, with what to write instead. */
final class StrangeFields {
  private static final String GUARDED =
      "is refused: no field can name a URL to call, a key or a header";

  private static final Set<String> OF_CALL = Set.of(
      "model",
      "prompt",
      "messages",
      "system",
      "subscription",
      "max_tokens",
      "temperature",
      "top_p",
      "stop",
      "reasoning",
      "cache",
      "tools",
      "tool_choice",
      "parallel_tool_calls",
      "output_schema",
      "fallbacks",
      "fallback_to_api",
      "timeout_ms",
      "first_event_timeout_ms",
      "idle_timeout_ms",
      "connect_timeout_ms",
      "metadata",
      "extra");

  private static final Set<String> OF_EMBED =
      Set.of("model", "texts", "dimensions", "encoding", "timeout_ms", "extra");

  /** Words of other formats, and what they are called here. */
  private static final Map<String, String> ADVICE = Map.ofEntries(
      Map.entry("api_base", GUARDED),
      Map.entry("api_key", GUARDED),
      Map.entry("authorization", GUARDED),
      Map.entry("base_url", GUARDED),
      Map.entry("endpoint", GUARDED),
      Map.entry("extra_headers", GUARDED),
      Map.entry("headers", GUARDED),
      Map.entry("key", GUARDED),
      Map.entry("token", GUARDED),
      Map.entry("url", GUARDED),
      Map.entry("cache_control", "is called cache here: short or long"),
      Map.entry("disable_parallel_tool_use", "is called parallel_tool_calls here: true or false"),
      Map.entry("encoding_format", "is called encoding in /embed"),
      Map.entry("input", "is called prompt or messages here, and texts in /embed"),
      Map.entry("max_completion_tokens", "is called max_tokens here"),
      Map.entry("max_output_tokens", "is called max_tokens here"),
      Map.entry("provider", "is a part of model here: provider/model"),
      Map.entry("reasoning_effort", "is called reasoning here"),
      Map.entry("response_format", "is called output_schema here"),
      Map.entry("stop_sequences", "is called stop here"),
      Map.entry("stream", "is no field here: POST to /stream_llm for a stream"),
      Map.entry("timeout", "is called timeout_ms here"));

  private StrangeFields() {}

  /** Before any field is read, so that a misspelt one is not told as a missing one. */
  static void ofCall(Fields fields) {
    refuse(fields, OF_CALL);
  }

  /** The same for what is embedded. */
  static void ofEmbed(Fields fields) {
    refuse(fields, OF_EMBED);
  }

  private static void refuse(Fields fields, Set<String> known) {
    for (var name : fields.unread()) {
      if (!known.contains(name)) {
        throw fields.refused(name, ADVICE.getOrDefault(name, "is not a field that hotllm knows"));
      }
    }
  }
}

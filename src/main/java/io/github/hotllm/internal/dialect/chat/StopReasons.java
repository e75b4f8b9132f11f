package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.StopReason;
import java.util.Map;
import java.util.Set;

/** Chat's words for why a model stopped, those of its many servers included. */
final class StopReasons {
  private static final Map<String, StopReason> MEANINGS = Map.ofEntries(
      Map.entry("stop", StopReason.STOP),
      Map.entry("end", StopReason.STOP),
      Map.entry("eos", StopReason.STOP),
      Map.entry("length", StopReason.LENGTH),
      Map.entry("max_tokens", StopReason.LENGTH),
      Map.entry("model_length", StopReason.LENGTH),
      Map.entry("tool_calls", StopReason.TOOL_CALLS),
      Map.entry("function_call", StopReason.TOOL_CALLS),
      Map.entry("content_filter", StopReason.REFUSAL));

  /** Gateways end an answer so when the model behind them has failed. */
  private static final Set<String> FAILURES =
      Set.of("error", "network_error", "insufficient_system_resource");

  private StopReasons() {}

  static StopReason read(String word) {
    return MEANINGS.getOrDefault(word, StopReason.OTHER);
  }

  /** Whether the word tells of a failure and not of an end. */
  static boolean isFailure(String word) {
    return FAILURES.contains(word);
  }

  /** The word for a client, who knows no others. */
  static String write(StopReason reason) {
    return switch (reason) {
      case LENGTH, CONTEXT_OVERFLOW -> "length";
      case TOOL_CALLS -> "tool_calls";
      case REFUSAL -> "content_filter";
      case STOP, PAUSED, OTHER -> "stop";
    };
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmReply;
import io.github.hotllm.StopReason;
import java.util.Optional;

/** Anthropic's words for why a model stopped, both ways. As of SDK 1.12.0, 2026-11-20. */
final class StopReasons {
  private StopReasons() {}

  static StopReason of(String word) {
    return switch (word) {
      case "end_turn", "stop_sequence" -> StopReason.STOP;
      case "max_tokens" -> StopReason.LENGTH;
      case "tool_use" -> StopReason.TOOL_CALLS;
      case "refusal" -> StopReason.REFUSAL;
      case "model_context_window_exceeded" -> StopReason.CONTEXT_OVERFLOW;
      case "pause_turn" -> StopReason.PAUSED;
      default -> StopReason.OTHER;
    };
  }

  /** Whether the answer broke off, so that its last block may be unfinished. */
  static boolean isCut(StopReason reason) {
    return reason == StopReason.LENGTH
        || reason == StopReason.CONTEXT_OVERFLOW
        || reason == StopReason.REFUSAL;
  }

  /** The word for a client; of what has none, the provider's own. */
  static String word(LlmReply reply) {
    Optional<String> raw = reply.rawStopReason();
    return switch (reply.stopReason()) {
      case STOP -> raw.filter("stop_sequence"::equals).orElse("end_turn");
      case LENGTH -> "max_tokens";
      case TOOL_CALLS -> "tool_use";
      case REFUSAL -> "refusal";
      case CONTEXT_OVERFLOW -> "model_context_window_exceeded";
      case PAUSED -> "pause_turn";
      case OTHER -> raw.orElse("end_turn");
    };
  }
}

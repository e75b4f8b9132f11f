package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmReply;
import io.github.hotllm.StopReason;
import java.util.Map;
import java.util.Set;

/** Google's words for why a model stopped, as of its SDK 3.3.0 (2026-11). */
final class FinishReasons {
  private static final Map<String, StopReason> MEANINGS = Map.ofEntries(
      Map.entry("STOP", StopReason.STOP),
      Map.entry("MAX_TOKENS", StopReason.LENGTH),
      Map.entry("CONTINUATION", StopReason.PAUSED),
      Map.entry("SAFETY", StopReason.REFUSAL),
      Map.entry("RECITATION", StopReason.REFUSAL),
      Map.entry("LANGUAGE", StopReason.REFUSAL),
      Map.entry("BLOCKLIST", StopReason.REFUSAL),
      Map.entry("PROHIBITED_CONTENT", StopReason.REFUSAL),
      Map.entry("SPII", StopReason.REFUSAL),
      Map.entry("IMAGE_SAFETY", StopReason.REFUSAL),
      Map.entry("IMAGE_PROHIBITED_CONTENT", StopReason.REFUSAL),
      Map.entry("IMAGE_RECITATION", StopReason.REFUSAL),
      Map.entry("IMAGE_OTHER", StopReason.REFUSAL),
      Map.entry("MODEL_ARMOR", StopReason.REFUSAL));

  /** The model has written what its server cannot read; another time it may do better. */
  private static final Set<String> FAILURES = Set.of(
      "MALFORMED_FUNCTION_CALL",
      "MALFORMED_RESPONSE",
      "MISSING_THOUGHT_SIGNATURE",
      "UNEXPECTED_TOOL_CALL",
      "TOO_MANY_TOOL_CALLS");

  private FinishReasons() {}

  static StopReason read(String word) {
    return MEANINGS.getOrDefault(word, StopReason.OTHER);
  }

  /** Whether the word tells of a failure and not of an end. */
  static boolean isFailure(String word) {
    return FAILURES.contains(word);
  }

  /** The word for a client: the provider's own, if it is Google's too. */
  static String write(LlmReply reply) {
    var raw = reply.rawStopReason().orElse("");
    if (MEANINGS.get(raw) == reply.stopReason()) {
      return raw;
    }
    return switch (reply.stopReason()) {
      case STOP, TOOL_CALLS -> "STOP";
      case LENGTH, CONTEXT_OVERFLOW -> "MAX_TOKENS";
      case REFUSAL -> "SAFETY";
      case PAUSED, OTHER -> "OTHER";
    };
  }
}

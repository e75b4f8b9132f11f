package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.StopReason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Responses' words for how an answer ended: its status, and why it is incomplete. */
final class StopReasons {
  private static final Map<String, StopReason> MEANINGS = Map.of(
      "completed", StopReason.STOP,
      "max_output_tokens", StopReason.LENGTH,
      "content_filter", StopReason.REFUSAL,
      "max_messages", StopReason.PAUSED,
      "steered", StopReason.PAUSED,
      "queued", StopReason.PAUSED,
      "in_progress", StopReason.PAUSED);

  private static final Set<String> FAILURES = Set.of("failed", "cancelled");

  private StopReasons() {}

  static StopReason read(String word) {
    return MEANINGS.getOrDefault(word, StopReason.OTHER);
  }

  /** Whether the status tells of a failure and not of an end. */
  static boolean isFailure(String status) {
    return FAILURES.contains(status);
  }

  /** Why an answer is incomplete, for a client; absent if it is complete. */
  static Optional<String> incomplete(StopReason reason) {
    return switch (reason) {
      case LENGTH, CONTEXT_OVERFLOW -> Optional.of("max_output_tokens");
      case REFUSAL -> Optional.of("content_filter");
      case PAUSED -> Optional.of("max_messages");
      case STOP, TOOL_CALLS, OTHER -> Optional.empty();
    };
  }
}

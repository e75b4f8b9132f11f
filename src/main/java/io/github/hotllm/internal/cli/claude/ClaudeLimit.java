package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.internal.json.Node;
import java.time.Instant;
import java.util.Optional;

/**
 * A window of the plan that is used up, as claude tells it before it fails.
 *
 * @param window claude's word, such as {@code five_hour}; empty if it has none
 */
record ClaudeLimit(String window, Instant resetsAt) {
  /** The weekly share of one family of models, such as {@code seven_day_opus}. */
  private static final String SCOPED = "seven_day_";

  /** What an event's {@code rate_limit_info} tells, if its window is used up. */
  static Optional<ClaudeLimit> rejected(Node told) {
    var resets = told.at("resetsAt").count();
    return told.at("status").textOrEmpty().equals("rejected") && resets.isPresent()
        ? Optional.of(new ClaudeLimit(
            told.at("rateLimitType").textOrEmpty(), Instant.ofEpochSecond(resets.getAsLong())))
        : Optional.empty();
  }

  boolean isOfOneFamily() {
    return window.startsWith(SCOPED);
  }
}

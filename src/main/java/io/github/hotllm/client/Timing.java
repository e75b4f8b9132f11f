package io.github.hotllm.client;

import io.github.hotllm.LlmRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait for a hot server, which itself ends what takes too long and tells so.
 *
 * @param connect until the connection stands; a server on this machine answers at once or never
 * @param silence between two bytes of a stream; the server sends a heartbeat every 5 s
 * @param total for a call that has no limit of its own
 * @param grace what the server gets on top, to tell of a deadline that has passed
 */
record Timing(Duration connect, Duration silence, Duration total, Duration grace) {
  static final Timing DEFAULT = new Timing(
      Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofMinutes(10), Duration.ofSeconds(5));

  /**
   * For a reply in one piece, before which there is nothing to hear.
   *
   * @param limit of the call's own
   */
  Patience whole(Optional<Duration> limit) {
    var wait = limit.orElse(total).plus(grace);
    return new Patience(wait, Optional.of(wait));
  }

  Patience stream(LlmRequest request) {
    return new Patience(silence, request.timeouts().total().map(wait -> wait.plus(grace)));
  }

  /** For an answer that costs the server nothing. */
  Patience shortly() {
    return new Patience(grace, Optional.of(grace));
  }
}

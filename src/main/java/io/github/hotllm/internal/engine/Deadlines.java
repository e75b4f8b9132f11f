package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmRequest.Timeouts;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.time.Duration;
import java.util.Optional;

/**
 * How long one call may wait for what: the request's own settings, else the client's, else ours.
 *
 * <p>Connect, first event and idle count for each attempt, total for all of them.
 */
record Deadlines(Timeouts settled, Duration connect, Optional<Duration> total) {
  static final Duration CONNECT = Duration.ofSeconds(10);
  static final Duration FIRST_EVENT = Duration.ofMinutes(2);
  static final Duration IDLE = Duration.ofMinutes(2);
  static final Duration TOTAL_OF_A_CALL = Duration.ofMinutes(10);

  static Deadlines of(Asked asked, Timeouts client) {
    var own = asked.request().timeouts();
    var settled = new Timeouts(
        own.connect().or(client::connect),
        own.firstEvent().or(client::firstEvent),
        own.idle().or(client::idle),
        own.total().or(client::total));
    var total =
        asked.isStreamed() ? settled.total() : Optional.of(settled.total().orElse(TOTAL_OF_A_CALL));
    return new Deadlines(settled, settled.connect().orElse(CONNECT), total);
  }

  /** For an answer that comes whole, only when somebody has asked for it: it takes its time. */
  Optional<Duration> firstEvent(Delivery upstream) {
    return settled.firstEvent().or(() -> defaultFor(upstream, FIRST_EVENT));
  }

  /** The same holds for this one. */
  Optional<Duration> idle(Delivery upstream) {
    return settled.idle().or(() -> defaultFor(upstream, IDLE));
  }

  private static Optional<Duration> defaultFor(Delivery upstream, Duration duration) {
    return upstream == Delivery.STREAMED ? Optional.of(duration) : Optional.empty();
  }
}

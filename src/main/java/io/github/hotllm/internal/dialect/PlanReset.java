package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * When a plan that is used up begins anew, as the body of a failure says it: {@code resets_at} or
 * {@code resets_in_seconds}. What its headers say is the route's.
 */
final class PlanReset {
  private static final long MOST_SECONDS = 1L << 33;

  private PlanReset() {}

  /** Adds what the error says, or the body around it. */
  static void addTo(LlmException.Builder failure, Node error, Node body) {
    count("resets_in_seconds", error, body)
        .ifPresent(wait -> failure.retryAfter(Duration.ofSeconds(wait)));
    count("resets_at", error, body)
        .ifPresent(time -> failure.resetsAt(Instant.ofEpochSecond(time)));
  }

  /** A count of seconds that a clock can take. */
  private static OptionalLong count(String name, Node error, Node body) {
    return Stream.of(error, body)
        .map(node -> node.at(name).count())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .limit(1)
        .filter(seconds -> 0 < seconds && seconds < MOST_SECONDS)
        .findFirst();
  }
}

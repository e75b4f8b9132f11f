package io.github.hotllm.internal.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Figures as headers and events tell them; what is no sane figure counts as not told. */
final class Told {
  /** Seconds that an {@link Instant} and every clock can take. */
  private static final double LATEST = 1L << 33;

  private Told() {}

  static Optional<Double> number(Optional<String> text) {
    try {
      return text.map(String::strip)
          .map(Double::valueOf)
          .filter(value -> value >= 0 && value < LATEST);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** An instant in seconds since 1970. */
  static Optional<Instant> time(Optional<String> seconds) {
    return number(seconds)
        .filter(value -> value > 0)
        .map(value -> Instant.ofEpochSecond(value.longValue()));
  }

  static Optional<Duration> minutes(Optional<String> minutes) {
    return number(minutes).map(value -> Duration.ofMinutes(value.longValue()));
  }
}

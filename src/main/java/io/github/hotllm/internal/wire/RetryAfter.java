package io.github.hotllm.internal.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the headers of a reply say about trying again.
 *
 * <p>The forms are those that the official SDKs of OpenAI and Anthropic read (November 2026) and
 * RFC 9110, section 10.2.3. A wait that is unreadable, not positive or above a year counts as none.
 */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(365);
  private static final Pattern NUMBER = Pattern.compile("(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;

  private RetryAfter() {}

  /**
   * How long the server asks to wait: {@code retry-after-ms}, else {@code retry-after} in seconds
   * or as a date.
   */
  public static Optional<Duration> from(Headers headers, Instant now) {
    return headers
        .first("retry-after-ms")
        .flatMap(value -> number(value, NANOS_PER_MILLI))
        .or(() -> headers.first("retry-after").flatMap(value -> seconds(value, now)));
  }

  /** Whether the server asks for another try at all, by {@code x-should-retry}. */
  public static Optional<Boolean> shouldRetry(Headers headers) {
    return headers.first("x-should-retry").flatMap(value -> switch (value.strip()) {
      case "true" -> Optional.of(Boolean.TRUE);
      case "false" -> Optional.of(Boolean.FALSE);
      default -> Optional.empty();
    });
  }

  private static Optional<Duration> seconds(String value, Instant now) {
    return number(value, NANOS_PER_SECOND)
        .or(() -> HttpDate.parse(value.strip(), now)
            .map(date -> Duration.between(now, date))
            .filter(RetryAfter::isSane));
  }

  private static Optional<Duration> number(String value, double nanosPerUnit) {
    var text = value.strip();
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    // Rounding ends at the longest long, so that what is absurd is still more than a year.
    return Optional.of(Duration.ofNanos(Math.round(Double.parseDouble(text) * nanosPerUnit)))
        .filter(RetryAfter::isSane);
  }

  private static boolean isSane(Duration wait) {
    return !wait.isZero() && !wait.isNegative() && wait.compareTo(LONGEST) <= 0;
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When a used-up plan begins anew: what the body of the failure says, else the latest reset of the
 * windows that are used up, else what {@code Retry-After} asks for.
 *
 * <p>Never in the past, and never more than eight days ahead: no window of a plan is longer, and a
 * mistake must not lock a route for good.
 */
final class ResetTime {
  private static final Duration LONGEST = Duration.ofDays(8);

  private ResetTime() {}

  /**
   * @param said the failure as its body alone tells it
   * @param windows what the headers tell
   * @param retryAfter what a header asks to wait
   */
  static Optional<Instant> of(
      LlmException said, List<Window> windows, Optional<Duration> retryAfter, Instant now) {
    return said.resetsAt()
        .or(() -> said.retryAfter().map(now::plus))
        .or(() -> windows.stream()
            .filter(Window::isUsedUp)
            .flatMap(window -> window.resetsAt().stream())
            .max(Comparator.naturalOrder()))
        .or(() -> retryAfter.map(now::plus))
        .map(time -> clamped(time, now));
  }

  private static Instant clamped(Instant time, Instant now) {
    var latest = now.plus(LONGEST);
    if (time.isBefore(now)) {
      return now;
    }
    return time.isAfter(latest) ? latest : time;
  }
}

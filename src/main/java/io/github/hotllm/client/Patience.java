package io.github.hotllm.client;

import io.github.hotllm.LlmException.Phase;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** How long one exchange may be silent, and how long it may take. Immutable; it began when made. */
final class Patience {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final long silenceMillis;
  private final boolean limited;
  private final long endNanos;

  Patience(Duration silence, Optional<Duration> total) {
    silenceMillis = Math.min(silence.toMillis(), Integer.MAX_VALUE);
    limited = total.isPresent();
    endNanos = System.nanoTime() + total.orElse(Duration.ZERO).toNanos();
  }

  /**
   * How long the next bytes may be waited for, at least 1 ms.
   *
   * @throws SocketTimeoutException if the whole time is up
   */
  int millis() throws SocketTimeoutException {
    if (!limited) {
      return (int) Math.max(1, silenceMillis);
    }
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      throw new SocketTimeoutException("the whole time is up");
    }
    return (int) Math.max(1, Math.min(silenceMillis, left / NANOS_PER_MILLI + 1));
  }

  /** Which of the two limits was passed, after one was. */
  Phase passed() {
    return limited && endNanos - System.nanoTime() <= 0 ? Phase.TOTAL : Phase.IDLE;
  }
}

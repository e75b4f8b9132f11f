package io.github.hotllm.internal.cli;

import java.time.Duration;

/**
 * How long to wait before the next start after starts that failed, and processes that died idle.
 * Belongs to its owner's lock.
 */
final class Backoff {
  private static final int MOST_SECONDS = 60;

  private int failures;

  /** After a start that failed: 1, 2, 4 and so on, at most 60 seconds. */
  Duration failed() {
    return seconds(failures++);
  }

  /** After a process that died without having been asked: at once for the first time. */
  Duration died() {
    return failures++ == 0 ? Duration.ZERO : seconds(failures - 2);
  }

  /** A process did what it is there for. */
  void succeeded() {
    failures = 0;
  }

  private static Duration seconds(int exponent) {
    return Duration.ofSeconds(exponent < 6 ? 1L << exponent : MOST_SECONDS);
  }
}

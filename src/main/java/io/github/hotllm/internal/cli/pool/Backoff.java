package io.github.hotllm.internal.cli.pool;

import java.time.Duration;

/**
 * How long to wait before the next start, after starts that failed and processes that died idle: at
 * first not at all, then 1, 2, 4 seconds and so on, at most 60. Belongs to its owner's lock.
 */
final class Backoff {
  private static final int MOST_SECONDS = 60;

  private int failures;

  /** Something failed: how long to wait. */
  Duration next() {
    int before = failures++;
    if (before == 0) {
      return Duration.ZERO;
    }
    return Duration.ofSeconds(before <= 6 ? 1L << (before - 1) : MOST_SECONDS);
  }

  /** A process did what it is there for. */
  void succeeded() {
    failures = 0;
  }
}

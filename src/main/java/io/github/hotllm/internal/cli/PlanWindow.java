package io.github.hotllm.internal.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One window of a plan, as a program tells it.
 *
 * @param name the program's own word, such as {@code primary}
 * @param length how long it is, if it says so
 * @param usedPercent from 0; 100 and more is used up
 */
public record PlanWindow(
    String name, Optional<Duration> length, double usedPercent, Optional<Instant> resetsAt) {
  private static final double ALL = 100;

  /** Whether nothing of it is left. */
  public boolean isUsedUp() {
    return usedPercent >= ALL;
  }
}

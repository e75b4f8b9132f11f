package io.github.hotllm.internal.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One window of a plan, as the provider tells it.
 *
 * @param name the provider's own word, such as {@code primary} or {@code 7d}
 * @param length how long it is; never assumed from the name
 * @param usedPercent from 0; 100 and more is used up
 */
public record Window(
    String name, Optional<Duration> length, double usedPercent, Optional<Instant> resetsAt) {
  private static final double ALL = 100;

  public boolean isUsedUp() {
    return usedPercent >= ALL;
  }
}

package io.github.hotllm;

import java.time.Duration;

/** Refuses settings that no provider could keep, where they are made. */
final class Bounds {
  private Bounds() {}

  static double within(String name, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(name + " must be between 0 and " + max + ", not " + value);
    }
    return value;
  }

  static Duration positive(String name, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, not " + timeout);
    }
    return timeout;
  }
}

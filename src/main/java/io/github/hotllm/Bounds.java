package io.github.hotllm;

import java.time.Duration;
import java.util.List;

/** Refuses settings that no provider could keep, where they are made. */
final class Bounds {
  private Bounds() {}

  static double within(String name, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(name + " must be between 0 and " + max + ", not " + value);
    }
    return value;
  }

  static int positive(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + number);
    }
    return number;
  }

  static Duration positive(String name, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(name + " must be positive, not " + timeout);
    }
    return timeout;
  }

  static void some(List<?> list, String otherwise) {
    if (list.isEmpty()) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

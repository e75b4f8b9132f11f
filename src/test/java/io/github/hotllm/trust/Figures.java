package io.github.hotllm.trust;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured times, in milliseconds. For one thread. */
final class Figures {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  void add(long measured) {
    nanos.add(measured);
  }

  Duration maximum() {
    return Duration.ofNanos(Collections.max(nanos));
  }

  Duration minimum() {
    return Duration.ofNanos(Collections.min(nanos));
  }

  /** The time that so many of a hundred do not exceed. */
  Duration percentile(int percent) {
    var sorted = nanos.stream().sorted().toList();
    return Duration.ofNanos(sorted.get((sorted.size() - 1) * percent / 100));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "median %.1f ms, p99 %.1f ms, maximum %.1f ms of %d",
        percentile(50).toNanos() / NANOS_PER_MILLI,
        percentile(99).toNanos() / NANOS_PER_MILLI,
        maximum().toNanos() / NANOS_PER_MILLI,
        nanos.size());
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.internal.json.Fields;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A limit of time in whole milliseconds, written and read. */
final class MillisJson {
  private MillisJson() {}

  static void put(Map<String, Object> json, String name, Optional<Duration> wait) {
    if (wait.isPresent()) {
      json.put(name, millis(wait.get()));
    }
  }

  /** Whole milliseconds, at least one, and no more than the field takes: 24 days. */
  private static int millis(Duration wait) {
    if (wait.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) >= 0) {
      return Integer.MAX_VALUE;
    }
    return (int) wait.plusNanos(999_999).toMillis();
  }

  static Optional<Duration> read(Fields fields, String name) {
    var millis = fields.whole(name, 1);
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsInt()))
        : Optional.empty();
  }
}

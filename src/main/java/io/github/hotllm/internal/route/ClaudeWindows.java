package io.github.hotllm.internal.route;

import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.wire.Headers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code anthropic-ratelimit-unified-…} tells of a Claude plan: each window has a status, a
 * share that is used (1 is all) and a reset in seconds since 1970.
 *
 * <p>Names are those that third parties saw until 2026-08. A 429 without a rejected window is the
 * server's own trouble and no used-up plan.
 */
final class ClaudeWindows {
  private static final String PREFIX = "anthropic-ratelimit-unified-";
  private static final Pattern STATUS =
      Pattern.compile(PREFIX + "(\\d+[hd](?:_[a-z0-9]+)?)-status");
  private static final String REJECTED = "rejected";
  private static final String SCOPED = "seven_day_";

  private static final double ALL = 100;
  private static final Map<String, Duration> LENGTHS =
      Map.of("5h", Duration.ofHours(5), "7d", Duration.ofDays(7), "7d_oi", Duration.ofDays(7));

  private final Headers headers;

  ClaudeWindows(Headers headers) {
    this.headers = headers;
  }

  /** Whether some window of the plan is used up. */
  boolean isRejected() {
    return isRejected("") || named().stream().anyMatch(window -> isRejected(window.name() + "-"));
  }

  /**
   * Whether what is used up is the share of one family of models alone, of which the window's name
   * tells: {@code 7d_oi}, or as the whole plan's claim {@code seven_day_opus}.
   */
  boolean isOfOneFamily() {
    var rejected = named().stream().filter(Window::isUsedUp).toList();
    return rejected.isEmpty()
        ? value("", "representative-claim")
            .filter(name -> name.startsWith(SCOPED))
            .isPresent()
        : rejected.stream().allMatch(window -> window.name().contains("_"));
  }

  /** The windows; where none of them is rejected but their sum is, that is one. */
  List<Window> all() {
    var named = named();
    boolean some = named.stream().anyMatch(window -> isRejected(window.name() + "-"));
    return !some && isRejected("") ? List.of(window("unified", "")) : named;
  }

  private List<Window> named() {
    return headers.asMap().keySet().stream()
        .map(STATUS::matcher)
        .filter(Matcher::matches)
        .map(status -> window(status.group(1), status.group(1) + "-"))
        .toList();
  }

  private Window window(String name, String prefix) {
    double percent = 100 * Told.number(value(prefix, "utilization")).orElse(0.0);
    return new Window(
        name,
        Optional.ofNullable(LENGTHS.get(name)),
        isRejected(prefix) ? Math.max(ALL, percent) : percent,
        Told.time(value(prefix, "reset")));
  }

  private boolean isRejected(String prefix) {
    return value(prefix, "status").equals(Optional.of(REJECTED));
  }

  private Optional<String> value(String prefix, String field) {
    return headers.first(PREFIX + prefix + field);
  }
}

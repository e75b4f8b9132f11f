package io.github.hotllm.internal.route;

import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a ChatGPT plan tells of its windows: {@code x-codex-primary-used-percent} and the like in
 * every reply, and the event {@code codex.rate_limits}, as openai/codex read them in 2026-08.
 *
 * <p>How long a window is stands beside it: the first is not always the five hours.
 */
final class CodexWindows {
  private static final String EVENT = "codex.rate_limits";
  private static final Pattern USED =
      Pattern.compile("x-([a-z0-9_-]+)-(primary|secondary)-used-percent");

  private CodexWindows() {}

  /** The windows that headers tell of. */
  static List<Window> of(Headers headers) {
    return headers.asMap().keySet().stream()
        .map(USED::matcher)
        .filter(Matcher::matches)
        .flatMap(used -> window(headers, used).stream())
        .toList();
  }

  private static Optional<Window> window(Headers headers, Matcher used) {
    var family = used.group(1);
    var prefix = "x-" + family + "-" + used.group(2) + "-";
    var name = family.equals("codex") ? used.group(2) : family + " " + used.group(2);
    return Told.number(headers.first(prefix + "used-percent"))
        .map(percent -> new Window(
            name,
            Told.minutes(headers.first(prefix + "window-minutes")),
            percent,
            Told.time(headers.first(prefix + "reset-at"))));
  }

  /** The windows that a frame tells of, if it is that event. */
  static Optional<List<Window>> of(Frame frame) {
    boolean maybe =
        frame.event().equals(EVENT) || (frame.event().isEmpty() && frame.text().contains(EVENT));
    if (frame.isBody() || !maybe) {
      return Optional.empty();
    }
    try {
      var event = Node.of(Json.parse(frame.data()));
      return event.at("type").text().orElse(frame.event()).equals(EVENT)
          ? Optional.of(windows(event.at("rate_limits")))
          : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static List<Window> windows(Node limits) {
    return Stream.of("primary", "secondary")
        .filter(name -> limits.at(name).at("used_percent").number().isPresent())
        .map(name -> window(name, limits.at(name)))
        .toList();
  }

  private static Window window(String name, Node window) {
    return new Window(
        name,
        Told.minutes(window.at("window_minutes").scalar()),
        Told.number(window.at("used_percent").scalar()).orElse(0.0),
        Told.time(window.at("reset_at").scalar()));
  }
}

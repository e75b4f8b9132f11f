package io.github.hotllm.internal.route;

import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a ChatGPT plan tells of its windows: {@code x-codex-primary-used-percent} and the like in
 * every reply, and the event {@code codex.rate_limits}, as openai/codex read them in 2026-08.
 *
 * <p>How long a window is stands beside it: the first is not always the five hours. A model may
 * have windows of its own, {@code x-codex-bengalfox-primary-used-percent} and the like, beside
 * those that all models share; {@code x-codex-active-limit} says to which ones a call belongs, and
 * names something without any windows, {@code premium}, for those of all.
 */
final class CodexWindows {
  private static final String EVENT = "codex.rate_limits";
  private static final String ACTIVE = "x-codex-active-limit";
  /** The windows that all models share. */
  private static final String SHARED = "codex";
  /** Another word for them, in a call that belongs to no others. */
  private static final String ALL = "premium";

  private static final Pattern USED =
      Pattern.compile("x-([a-z0-9_-]+)-(primary|secondary)-used-percent");

  private CodexWindows() {}

  /** The windows that headers tell of. */
  static List<Window> of(Headers headers) {
    return of(headers, family -> true);
  }

  private static List<Window> of(Headers headers, Predicate<String> families) {
    return headers.asMap().keySet().stream()
        .map(USED::matcher)
        .filter(used -> used.matches() && families.test(used.group(1)))
        .flatMap(used -> window(headers, used).stream())
        .toList();
  }

  /** Those for which a call waits that was refused: of its own family, or shared. */
  static List<Window> blocking(Headers headers) {
    var family = isOfOneFamily(headers) ? active(headers) : SHARED;
    return isUsedUp(headers, family) ? of(headers, family::equals) : of(headers);
  }

  /** Whether others than the models of the same windows may still be asked. */
  static boolean isOfOneFamily(Headers headers) {
    var family = active(headers);
    return !family.equals(SHARED) && isUsedUp(headers, family) && !isUsedUp(headers, SHARED);
  }

  private static boolean isUsedUp(Headers headers, String family) {
    return of(headers, family::equals).stream().anyMatch(Window::isUsedUp);
  }

  private static String active(Headers headers) {
    return headers.first(ACTIVE).map(CodexWindows::family).orElse(SHARED);
  }

  private static Optional<Window> window(Headers headers, Matcher used) {
    var family = used.group(1);
    var prefix = "x-" + family + "-" + used.group(2) + "-";
    var name = name(family, used.group(2));
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
          ? Optional.of(windows(event))
          : Optional.empty();
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static List<Window> windows(Node event) {
    var limits = event.at("rate_limits");
    var family = event.at("metered_limit_name").text().map(CodexWindows::family).orElse(SHARED);
    return Stream.of("primary", "secondary")
        .filter(name -> limits.at(name).at("used_percent").number().isPresent())
        .map(name -> window(name(family, name), limits.at(name)))
        .toList();
  }

  private static String name(String family, String window) {
    return family.equals(SHARED) || family.equals(ALL) ? window : family + " " + window;
  }

  /** As headers have it. */
  private static String family(String limit) {
    return limit.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Window window(String name, Node window) {
    return new Window(
        name,
        Told.minutes(window.at("window_minutes").scalar()),
        Told.number(window.at("used_percent").scalar()).orElse(0.0),
        Told.time(window.at("reset_at").scalar()));
  }
}

package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How much of the user's plan is used, as codex last told. For all threads. */
final class CodexLimits {
  /** What codex calls the limit that its models share; there are others for single ones. */
  private static final String MAIN = "codex";

  // Guarded by this.
  private final Map<String, Limited> windows = new LinkedHashMap<>();

  /**
   * A window.
   *
   * @param limit what codex calls its limit in words; its id if it has no words for it
   */
  private record Limited(String limit, PlanWindow window) {}

  /** Codex tells of windows; one that it does not name stays as it was. */
  void saw(Node limits) {
    var id = limits.at("limitId").text().orElse(MAIN);
    var limit = limits.at("limitName").text().orElse(id);
    var prefix = id.equals(MAIN) ? "" : id + " ";
    var told = Stream.of("primary", "secondary")
        .filter(name -> limits.at(name).isObject())
        .map(name -> new Limited(limit, window(prefix + name, limits.at(name))))
        .toList();
    synchronized (this) {
      told.forEach(one -> windows.put(one.window.name(), one));
    }
  }

  private static PlanWindow window(String name, Node told) {
    return new PlanWindow(
        name,
        boxed(told.at("windowDurationMins").count()).map(Duration::ofMinutes),
        told.at("usedPercent").number().map(Number::doubleValue).orElse(0.0),
        boxed(told.at("resetsAt").count()).map(Instant::ofEpochSecond));
  }

  private static Optional<Long> boxed(OptionalLong figure) {
    return figure.isPresent() ? Optional.of(figure.getAsLong()) : Optional.empty();
  }

  synchronized List<PlanWindow> windows() {
    return windows.values().stream().map(Limited::window).toList();
  }

  /**
   * When the last of the windows that are used up begins anew.
   *
   * @param limit the one that was met, in codex's words; empty for the one that models share
   */
  Optional<Instant> resetsAt(Optional<String> limit) {
    var met = limit.orElse(MAIN);
    var its = resetsAt(one -> one.limit.equals(met));
    // Codex does not name every limit.
    return its.isPresent() ? its : resetsAt(one -> true);
  }

  private synchronized Optional<Instant> resetsAt(Predicate<Limited> which) {
    return windows.values().stream()
        .filter(one -> one.window.isUsedUp() && which.test(one))
        .flatMap(one -> one.window.resetsAt().stream())
        .max(Instant::compareTo);
  }
}

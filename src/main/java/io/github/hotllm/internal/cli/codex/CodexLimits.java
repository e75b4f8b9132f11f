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
import java.util.stream.Stream;

/** How much of the user's plan is used, as codex last told. For all threads. */
final class CodexLimits {
  /** What codex calls the limit that its models share; there are others for single ones. */
  private static final String MAIN = "codex";

  // Guarded by this.
  private final Map<String, PlanWindow> windows = new LinkedHashMap<>();

  /** Codex tells of windows; one that it does not name stays as it was. */
  void saw(Node limits) {
    var id = limits.at("limitId").text().filter(name -> !name.equals(MAIN));
    var prefix = id.map(name -> name + " ").orElse("");
    var told = Stream.of("primary", "secondary")
        .filter(name -> limits.at(name).isObject())
        .map(name -> window(prefix + name, limits.at(name)))
        .toList();
    synchronized (this) {
      told.forEach(window -> windows.put(window.name(), window));
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
    return List.copyOf(windows.values());
  }

  /** When the last of the windows that are used up begins anew. */
  Optional<Instant> resetsAt() {
    return windows().stream()
        .filter(PlanWindow::isUsedUp)
        .flatMap(window -> window.resetsAt().stream())
        .max(Instant::compareTo);
  }
}

package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.json.Node;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of the user's plan is used, as claude last told. For all threads. */
final class ClaudeWindows {
  private static final double ALL = 100;

  // Guarded by this.
  private final Map<String, PlanWindow> windows = new LinkedHashMap<>();

  /** Claude tells of its windows; one that it does not name stays as it was. */
  synchronized void saw(Node limits) {
    var told = limits.at("unifiedWindows");
    told.fields().keySet().forEach(name -> windows.put(name, window(name, told.at(name))));
    if (!told.isPresent() && limits.at("utilization").isPresent()) {
      // Earlier versions tell of one window alone.
      var name = limits.at("rateLimitType").text().orElse("unified");
      windows.put(name, window(name, limits));
    }
  }

  private static PlanWindow window(String name, Node told) {
    var share = told.at("utilization").number().map(Number::doubleValue).orElse(0.0);
    boolean rejected = told.at("status").textOrEmpty().equals("rejected");
    var resets = told.at("resetsAt").count();
    return new PlanWindow(
        name,
        Optional.empty(),
        rejected ? Math.max(ALL, ALL * share) : ALL * share,
        resets.isPresent()
            ? Optional.of(Instant.ofEpochSecond(resets.getAsLong()))
            : Optional.empty());
  }

  synchronized List<PlanWindow> all() {
    return List.copyOf(windows.values());
  }
}

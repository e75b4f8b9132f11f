package io.github.hotllm.internal.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much of a plan is used, as the latest answers have told. For all threads. */
public final class PlanUsage {
  // Guarded by this.
  private final Map<String, Window> windows = new LinkedHashMap<>();

  /** An answer has told of these windows; what it does not name stays as it was. */
  public synchronized void saw(List<Window> told) {
    told.forEach(window -> windows.put(window.name(), window));
  }

  public synchronized List<Window> windows() {
    return List.copyOf(windows.values());
  }
}

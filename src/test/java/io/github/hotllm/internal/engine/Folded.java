package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import java.util.List;

/** The engine's own fold, for tests of what makes events. */
public final class Folded {
  private Folded() {}

  /** The parts that a reply has whose events are these. */
  public static List<Part> of(List<LlmEvent> events) {
    var fold = new Fold();
    events.forEach(fold::add);
    return fold.parts();
  }
}

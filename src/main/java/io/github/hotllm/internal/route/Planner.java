package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;

/** Finds the ways on which a call can be answered. For all threads. */
public interface Planner {
  /** @throws LlmException if there is none; it says what has to be set */
  Plan plan(Asked asked);

  /** The same for callers who may be anyone: without the plans of the one who runs hotllm. */
  default Planner forOthers() {
    return this;
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import java.util.List;

/**
 * A route of a plan, and what is asked on it: presets of its model are in the request.
 *
 * @param after which failures on the way it may be taken after
 */
public record Leg(Route route, Asked asked, After after) {
  /** A leg that may be taken after any failure. */
  public Leg(Route route, Asked asked) {
    this(route, asked, After.ANY);
  }

  /** Whether it may be taken after these failures, the newest of which is the last. */
  public boolean follows(List<LlmException> failures) {
    return after.allows(failures);
  }
}

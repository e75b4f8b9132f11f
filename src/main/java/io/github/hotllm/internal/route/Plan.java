package io.github.hotllm.internal.route;

import java.util.List;

/**
 * The ways to try for one call, best first; at least one.
 *
 * @param warnings what the router has to say, such as that a retired model was replaced
 */
public record Plan(List<Leg> legs, List<String> warnings) {
  public Plan {
    legs = List.copyOf(legs);
    warnings = List.copyOf(warnings);
    if (legs.isEmpty()) {
      throw new IllegalArgumentException("a plan has at least one leg");
    }
  }
}

package io.github.hotllm.internal.catalog;

import java.util.List;

/**
 * What a name stands for.
 *
 * @param candidates the models in order of preference, at least one
 * @param warnings what the reply has to tell about the name, each as {@code field: what was done}
 */
public record Resolution(List<Candidate> candidates, List<String> warnings) {
  public Resolution {
    candidates = List.copyOf(candidates);
    warnings = List.copyOf(warnings);
  }
}

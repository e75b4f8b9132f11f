package io.github.hotllm.internal.dialect;

import java.util.Map;
import java.util.Optional;

/**
 * The formats by the names that provider rows have for them: those in which a model answers, and
 * the smaller ones beside them, of which a provider may have none. Immutable.
 */
public record Dialects(
    Map<String, Dialect> answering, Map<String, Dialect> counting, Map<String, Dialect> embedding) {
  public Dialects {
    answering = Map.copyOf(answering);
    counting = Map.copyOf(counting);
    embedding = Map.copyOf(embedding);
  }

  /** Formats that can neither count nor embed. */
  public static Dialects answering(Map<String, Dialect> byName) {
    return new Dialects(byName, Map.of(), Map.of());
  }

  /** How that is asked for where that format is spoken; empty if it cannot be. */
  public Optional<Dialect> of(String name, Task task) {
    return Optional.ofNullable(formats(task).get(name));
  }

  private Map<String, Dialect> formats(Task task) {
    if (task instanceof Task.Count) {
      return counting;
    }
    return task instanceof Task.Embed ? embedding : answering;
  }
}

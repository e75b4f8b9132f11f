package io.github.hotllm.internal.catalog;

import java.util.List;

/**
 * What a short name stands for.
 *
 * @param models names of models, or again of aliases, in order of preference
 * @param preset the settings that come with it
 */
public record Alias(List<String> models, Preset preset) {
  public Alias {
    models = List.copyOf(models);
  }
}

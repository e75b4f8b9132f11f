package io.github.hotllm.internal.route;

import io.github.hotllm.internal.catalog.Preset;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Task;
import java.util.List;
import java.util.Optional;

/** Applies the settings of an alias to what is asked under it; the request's own come first. */
record Presets(Preset preset) {
  /** What is asked, with the settings. */
  Asked applied(Asked asked, List<String> warnings) {
    return withReasoning(withCache(asked), warnings);
  }

  /** A literal stays: where its format can say what to cache, its writer has had the choice. */
  private Asked withCache(Asked asked) {
    var cache = preset.cache();
    if (cache.isEmpty() || asked.request().cache().isPresent()) {
      return asked;
    }
    var request = asked.request().toBuilder().cache(cache.get()).build();
    return new Asked(request, asked.delivery(), asked.original());
  }

  /**
   * A literal that does not say how much to think can no longer be sent as it is; the fields whose
   * meaning we do not know are then named in the warnings.
   */
  private Asked withReasoning(Asked asked, List<String> warnings) {
    var reasoning = preset.reasoning();
    if (asked.task() instanceof Task.Embed
        || reasoning.isEmpty()
        || asked.request().reasoning().isPresent()) {
      return asked;
    }
    asked.original().ifPresent(Original::requireSayable);
    asked
        .original()
        .map(Original::unknown)
        .orElse(List.of())
        .forEach(
            field -> warnings.add(field + ": left out, for the alias has settings of its own"));
    var request = asked.request().toBuilder().reasoning(reasoning.get()).build();
    return new Asked(request, asked.delivery(), Optional.empty(), asked.task());
  }
}

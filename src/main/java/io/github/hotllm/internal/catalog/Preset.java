package io.github.hotllm.internal.catalog;

import io.github.hotllm.Billing;
import io.github.hotllm.Marks;
import io.github.hotllm.Reasoning;
import java.util.List;
import java.util.Optional;

/**
 * Settings that come with a name, for a request that says nothing about them itself.
 *
 * @param billing who has to pay
 * @param fallbacks the models to try next
 * @param reasoning how much the model may think
 * @param cache for how long the whole prompt shall be cached
 */
public record Preset(
    Optional<Billing> billing,
    List<String> fallbacks,
    Optional<Reasoning> reasoning,
    Optional<Marks.Cache> cache) {
  /** No settings. */
  public static final Preset NONE =
      new Preset(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public Preset {
    fallbacks = List.copyOf(fallbacks);
  }

  /** These settings, and another's where these say nothing. */
  Preset over(Preset other) {
    return new Preset(
        billing.or(other::billing),
        fallbacks.isEmpty() ? other.fallbacks : fallbacks,
        reasoning.or(other::reasoning),
        cache.or(other::cache));
  }

  Preset withFallbacks(List<String> models) {
    return new Preset(billing, models, reasoning, cache);
  }
}

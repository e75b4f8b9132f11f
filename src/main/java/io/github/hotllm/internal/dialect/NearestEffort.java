package io.github.hotllm.internal.dialect;

import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import java.util.Optional;

/**
 * How much a model is told to think: of its own words the nearest to what is asked.
 *
 * @param word absent if it is not told
 * @param warning what was done with the wish, where it could not be met
 */
public record NearestEffort(Optional<String> word, Optional<String> warning) {
  public static NearestEffort of(Reasoning level, ModelRow model) {
    var wanted = EffortWords.write(level);
    if (model.knowledge() == Knowledge.UNKNOWN || model.efforts().contains(wanted)) {
      return new NearestEffort(Optional.of(wanted), Optional.empty());
    } else if (level == Reasoning.NONE
        && model.efforts().isEmpty()
        && !model.has(Rule.ALWAYS_THINKS)) {
      return new NearestEffort(Optional.empty(), Optional.empty());
    }
    return EffortWords.nearest(wanted, model.efforts())
        .map(word -> new NearestEffort(
            Optional.of(word),
            Optional.of(wanted + " became " + word + ", the nearest that " + model.id() + " has")))
        .orElseGet(() -> untold(model));
  }

  /** A model that cannot be told. */
  public static NearestEffort untold(ModelRow model) {
    return new NearestEffort(
        Optional.empty(),
        Optional.of("left out, for " + model.id() + " cannot be told how much to think"));
  }
}

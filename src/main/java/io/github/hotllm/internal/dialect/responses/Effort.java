package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Knowledge;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.EffortWords;
import io.github.hotllm.internal.dialect.NearestEffort;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much a target shall think, and the wish to get back what it thought. For one encoding. */
final class Effort {
  private final ModelRow model;
  private final Optional<String> word;

  Effort(LlmRequest request, Target target, Warnings warnings) {
    this.model = target.model();
    var nearest = request.reasoning().map(level -> NearestEffort.of(level, model));
    this.word = nearest.flatMap(NearestEffort::word);
    nearest.flatMap(NearestEffort::warning).ifPresent(what -> warnings.add("reasoning", what));
  }

  /** What the model is told, in its own word. */
  Optional<String> word() {
    return word;
  }

  void writeTo(Map<String, Object> body) {
    word.ifPresent(said -> body.put("reasoning", Map.of("effort", said)));
    if (mayThink()) {
      body.put("include", List.of("reasoning.encrypted_content"));
    }
  }

  /**
   * Whether there may be thinking; a model that surely does not think refuses to be asked for it,
   * so one of which nothing is known is asked only when it is told to think.
   */
  private boolean mayThink() {
    if (word.isPresent()) {
      return !word.get().equals(EffortWords.NONE);
    }
    return model.knowledge() == Knowledge.KNOWN
        && (model.has(Rule.ALWAYS_THINKS) || !model.efforts().isEmpty());
  }
}

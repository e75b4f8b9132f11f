package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How long an answer may be and how its words are chosen, as far as a model takes it. */
public record Sampling(LlmRequest request, ModelRow model, Warnings warnings) {
  /** Temperature and top-p in OpenAI's formats, beside the word for how much to think. */
  public void writeTo(Map<String, Object> body, Optional<String> effort) {
    boolean off = effort.filter(EffortWords.NONE::equals).isPresent();
    if (model.has(Rule.NO_SAMPLING)) {
      leaveOut(model.id() + " refuses it");
    } else if (model.has(Rule.SAMPLING_ONLY_WITHOUT_THINKING) && !off) {
      leaveOut(model.id() + " takes it only with reasoning none");
    } else {
      request.temperature().ifPresent(value -> body.put("temperature", value));
      request.topP().ifPresent(value -> body.put("top_p", value));
    }
  }

  /** Names temperature and top-p, as far as they are asked for, as left out. */
  public void leaveOut(String why) {
    request.temperature().ifPresent(value -> warnings.add("temperature", "left out, for " + why));
    request.topP().ifPresent(value -> warnings.add("top_p", "left out, for " + why));
  }

  /** The limit of output tokens that is asked for, or the model's if that is lower. */
  public OptionalInt limit() {
    if (request.maxTokens().isEmpty()) {
      return OptionalInt.empty();
    }
    int asked = request.maxTokens().getAsInt();
    int most = (int) Math.min(model.maxOutputTokens().orElse(asked), asked);
    if (most < asked) {
      warnings.add("max_tokens", "lowered to " + most + ", the most that " + model.id() + " can");
    }
    return OptionalInt.of(most);
  }
}

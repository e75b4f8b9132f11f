package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import java.util.Map;
import java.util.Optional;

/** The settings that OpenAI's formats say alike, as far as a model takes them. */
public record Sampling(LlmRequest request, ModelRow model, Warnings warnings) {
  /** Temperature and top-p, beside the word for how much to think. */
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

  private void leaveOut(String why) {
    request.temperature().ifPresent(value -> warnings.add("temperature", "left out, for " + why));
    request.topP().ifPresent(value -> warnings.add("top_p", "left out, for " + why));
  }

  /** The limit of output tokens under the format's name for it. */
  public void writeCap(Map<String, Object> body, String name) {
    if (request.maxTokens().isEmpty()) {
      return;
    }
    long wanted = request.maxTokens().getAsInt();
    long most = model.maxOutputTokens().orElse(Long.MAX_VALUE);
    if (wanted > most) {
      warnings.add("max_tokens", wanted + " became " + most + ", the most of " + model.id());
    }
    body.put(name, Math.min(wanted, most));
  }
}

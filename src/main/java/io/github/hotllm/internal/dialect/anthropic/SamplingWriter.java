package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Sampling;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.Map;

/**
 * Writes how words are chosen and where the model stops, as far as the model lets itself be told.
 * Belongs to one encoding.
 */
final class SamplingWriter {
  private final LlmRequest request;
  private final ModelRow model;
  private final Warnings warnings;
  private final Sampling sampling;

  SamplingWriter(LlmRequest request, ModelRow model, Warnings warnings) {
    this.request = request;
    this.model = model;
    this.warnings = warnings;
    this.sampling = new Sampling(request, model, warnings);
  }

  /** Adds to a body that says already whether the model thinks. */
  void write(Map<String, Object> body) {
    if (model.has(Rule.NO_SAMPLING)) {
      sampling.leaveOut("this model refuses it");
    } else if (model.has(Rule.SAMPLING_ONLY_WITHOUT_THINKING) && ThinkingWriter.isOn(body)) {
      sampling.leaveOut("this model refuses it while it thinks");
    } else {
      writeSampling(body);
    }
    writeStop(body);
  }

  private void writeSampling(Map<String, Object> body) {
    request.temperature().ifPresent(temperature -> {
      if (temperature > 1) {
        warnings.add("temperature", "lowered to 1, the most that Messages takes");
      }
      body.put("temperature", Math.min(temperature, 1));
    });
    request.topP().ifPresent(topP -> {
      if (request.temperature().isPresent()) {
        warnings.add("top_p", "left out, for Messages takes it or the temperature, not both");
      } else {
        body.put("top_p", topP);
      }
    });
  }

  private void writeStop(Map<String, Object> body) {
    if (request.stop().isEmpty()) {
      return;
    }
    if (model.has(Rule.NO_STOP)) {
      warnings.add("stop", "left out, for this model refuses it");
      return;
    }
    var texts = request.stop().stream().filter(text -> !text.isBlank()).toList();
    if (texts.size() < request.stop().size()) {
      warnings.add("stop", "blank texts left out, for Messages refuses them");
    }
    if (!texts.isEmpty()) {
      body.put("stop_sequences", texts);
    }
  }
}

package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Sampling;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes {@code generationConfig}: limits, sampling, schema, thinking. For one encoding. */
final class ConfigWriter {
  /** As many stop texts as Gemini takes. */
  private static final int MOST_STOPS = 5;

  private final LlmRequest request;
  private final ModelRow model;
  private final Warnings warnings;
  private final Sampling sampling;

  ConfigWriter(LlmRequest request, ModelRow model, Warnings warnings) {
    this.request = request;
    this.model = model;
    this.warnings = warnings;
    this.sampling = new Sampling(request, model, warnings);
  }

  Map<String, Object> write() {
    var config = new LinkedHashMap<String, Object>();
    writeLimit(config);
    writeSampling(config);
    writeStop(config);
    request.outputSchema().ifPresent(schema -> {
      config.put("responseMimeType", "application/json");
      config.put("responseJsonSchema", schema);
    });
    new ThinkingWriter(request, model, warnings).write(config);
    return config;
  }

  private void writeLimit(Map<String, Object> config) {
    sampling.limit().ifPresent(most -> config.put("maxOutputTokens", most));
  }

  private void writeSampling(Map<String, Object> config) {
    boolean thinks =
        request.reasoning().filter(level -> level != Reasoning.NONE).isPresent();
    if (model.has(Rule.NO_SAMPLING)) {
      sampling.leaveOut(name() + " refuses it");
    } else if (model.has(Rule.SAMPLING_ONLY_WITHOUT_THINKING) && thinks) {
      sampling.leaveOut(name() + " refuses it while it thinks");
    } else {
      request.temperature().ifPresent(value -> config.put("temperature", value));
      request.topP().ifPresent(value -> config.put("topP", value));
    }
  }

  private void writeStop(Map<String, Object> config) {
    var texts = request.stop();
    if (texts.isEmpty()) {
      return;
    } else if (model.has(Rule.NO_STOP)) {
      warnings.add("stop", "left out, for " + name() + " refuses it");
      return;
    }
    if (texts.size() > MOST_STOPS) {
      warnings.add(
          "stop",
          "only the first " + MOST_STOPS + " of " + texts.size()
              + " were sent, for Gemini takes no more");
    }
    config.put("stopSequences", texts.subList(0, Math.min(texts.size(), MOST_STOPS)));
  }

  private String name() {
    return model.id();
  }
}

package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.dialect.ModelShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Google's list of models, as of its SDK 3.1.0 (2026-11-10): always one page, with all of them. */
public final class GeminiModels implements ModelShape {
  @Override
  public Map<String, Object> list(List<Listed> models) {
    return Map.of("models", models.stream().map(this::one).toList());
  }

  @Override
  public Map<String, Object> one(Listed model) {
    var row = new LinkedHashMap<String, Object>();
    row.put("name", "models/" + model.id());
    row.put("displayName", model.model().name());
    model.model().contextTokens().ifPresent(tokens -> row.put("inputTokenLimit", tokens));
    model.model().maxOutputTokens().ifPresent(tokens -> row.put("outputTokenLimit", tokens));
    row.put("supportedGenerationMethods", List.of("generateContent"));
    return row;
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.internal.dialect.ModelShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Anthropic's list of models, as of its TypeScript SDK 1.12.0 (2026-11-20): always one page, which
 * holds them all.
 */
public final class MessagesModels implements ModelShape {
  /** Every client wants a time and none has a use for it; this is how Anthropic says unknown. */
  private static final String UNKNOWN_TIME = "1970-01-01T00:00:00Z";

  @Override
  public Map<String, Object> list(List<Listed> models) {
    var page = new LinkedHashMap<String, Object>();
    page.put("data", models.stream().map(this::one).toList());
    page.put("has_more", false);
    if (!models.isEmpty()) {
      page.put("first_id", models.get(0).id());
      page.put("last_id", models.get(models.size() - 1).id());
    }
    return page;
  }

  @Override
  public Map<String, Object> one(Listed model) {
    var row = new LinkedHashMap<String, Object>();
    row.put("type", "model");
    row.put("id", model.id());
    row.put("display_name", model.model().name());
    row.put("created_at", UNKNOWN_TIME);
    model.model().contextTokens().ifPresent(tokens -> row.put("max_input_tokens", tokens));
    model.model().maxOutputTokens().ifPresent(tokens -> row.put("max_tokens", tokens));
    return row;
  }
}

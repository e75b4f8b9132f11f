package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.internal.dialect.ModelShape;
import io.github.hotllm.internal.dialect.Pairs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** OpenAI's list of models, as of its Node SDK 7.57.0 (2026-11-13). */
public final class ChatModels implements ModelShape {
  @Override
  public Map<String, Object> list(List<Listed> models) {
    return Pairs.of("object", "list", "data", models.stream().map(this::one).toList());
  }

  @Override
  public Map<String, Object> one(Listed model) {
    var row = new LinkedHashMap<String, Object>();
    row.put("id", model.id());
    row.put("object", "model");
    row.put("created", ChunkWriter.CREATED);
    row.put("owned_by", model.model().provider());
    return row;
  }
}

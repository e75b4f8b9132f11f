package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.EmbedTexts;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the body of a batch of texts to embed. Belongs to one encoding. */
final class EmbedWriter {
  private final Asked asked;
  private final Target target;
  private final Warnings warnings;

  EmbedWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.target = target;
    this.warnings = warnings;
  }

  /** @throws io.github.hotllm.LlmException if there is something that is no text */
  byte[] write() {
    if (ModelPath.isVertex(target)) {
      throw Fields.refusedAt(
          "model",
          "is embedded by Vertex at another method, which hotllm does not call; ask Gemini");
    }
    var requests = new ArrayList<Map<String, Object>>();
    for (var content : asked.original().map(this::literal).orElseGet(this::fresh)) {
      var request = new LinkedHashMap<String, Object>(content);
      request.put("model", ModelPath.resource(target));
      Extra.merge(asked.request(), target, request);
      requests.add(request);
    }
    return Json.bytes(Map.of("requests", requests));
  }

  private List<Map<String, Object>> literal(Original original) {
    var fields = CamelCase.of(original.fields());
    if (original.dialect().equals(GeminiEmbeddings.ONE.name())) {
      return List.of(fields);
    } else if (original.dialect().equals(GeminiEmbeddings.BATCH.name())) {
      return Node.of(fields.get("requests")).items().stream().map(Node::fields).toList();
    }
    original
        .unknown()
        .forEach(field -> warnings.add(field, "left out, for Google's embeddings cannot say it"));
    return fresh();
  }

  private List<Map<String, Object>> fresh() {
    return EmbedTexts.of(asked).stream().map(this::content).toList();
  }

  private Map<String, Object> content(String text) {
    var request = new LinkedHashMap<String, Object>();
    request.put("content", Map.of("parts", List.of(Map.of("text", text))));
    if (asked.task() instanceof Task.Embed embed) {
      embed.dimensions().ifPresent(number -> request.put("outputDimensionality", number));
    }
    return request;
  }
}

package io.github.hotllm.internal.dialect.embeddings;

import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Vectors;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the vectors as the client has asked for them: in numbers, or in base64. */
record EmbeddingsAnswer(Asked asked) {
  Map<String, Object> write(LlmReply reply) {
    var data = new ArrayList<Object>();
    for (var vector : Vectors.of(reply).all()) {
      var row = new LinkedHashMap<String, Object>();
      row.put("object", "embedding");
      row.put("index", (long) data.size());
      row.put("embedding", isPacked() ? Vectors.packed(vector) : Vectors.numbers(vector));
      data.add(row);
    }
    var answer = new LinkedHashMap<String, Object>();
    answer.put("object", "list");
    answer.put("data", data);
    answer.put("model", reply.model());
    reply
        .usage()
        .ifPresent(usage -> usage.promptTokens().ifPresent(tokens -> {
          var figures = new LinkedHashMap<String, Object>();
          figures.put("prompt_tokens", tokens);
          figures.put("total_tokens", tokens);
          answer.put("usage", figures);
        }));
    return answer;
  }

  private boolean isPacked() {
    return asked.original().map(Original::fields).map(Node::of).stream()
        .anyMatch(fields -> fields.at("encoding_format").textOrEmpty().equals("base64"));
  }
}

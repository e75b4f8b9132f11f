package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Vectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes vectors as Google does. */
final class EmbedAnswer {
  private EmbedAnswer() {}

  static Map<String, Object> one(LlmReply reply) {
    var answer = new LinkedHashMap<String, Object>();
    values(reply).stream().findFirst().ifPresent(values -> answer.put("embedding", values));
    putUsage(reply, answer);
    return answer;
  }

  static Map<String, Object> batch(LlmReply reply) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("embeddings", values(reply));
    putUsage(reply, answer);
    return answer;
  }

  private static List<Map<String, Object>> values(LlmReply reply) {
    return Vectors.of(reply).all().stream()
        .map(vector -> Map.<String, Object>of("values", Vectors.numbers(vector)))
        .toList();
  }

  private static void putUsage(LlmReply reply, Map<String, Object> answer) {
    reply
        .usage()
        .ifPresent(usage -> usage
            .promptTokens()
            .ifPresent(tokens -> answer.put("usageMetadata", Map.of("promptTokenCount", tokens))));
  }
}

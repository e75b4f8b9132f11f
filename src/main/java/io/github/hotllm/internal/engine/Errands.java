package io.github.hotllm.internal.engine;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.Embeddings;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.TokenCount;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Vectors;
import java.util.OptionalLong;

/** Counting and embedding, said as the calls that the engine makes, and back. */
final class Errands {
  private Errands() {}

  static Asked count(LlmRequest request) {
    return Asked.of(request, Delivery.WHOLE).to(Task.COUNT);
  }

  /** Each text is a turn. */
  static Asked embed(EmbedRequest request) {
    var texts = LlmRequest.builder(request.model());
    request.texts().forEach(texts::prompt);
    request.timeout().ifPresent(texts::timeout);
    request.extra().forEach(texts::extra);
    return Asked.of(texts.build(), Delivery.WHOLE).to(new Task.Embed(request.dimensions()));
  }

  static TokenCount tokenCount(LlmReply reply) {
    var tokens = reply.usage().map(Usage::inputTokens).orElse(OptionalLong.empty());
    return new TokenCount(
        tokens.orElseThrow(), reply.model(), reply.provider(), reply.warnings(), reply.requestId());
  }

  static Embeddings embeddings(LlmReply reply) {
    return new Embeddings(
        Vectors.of(reply).all(),
        reply.model(),
        reply.provider(),
        reply.usage(),
        reply.costUsd(),
        reply.warnings(),
        reply.requestId());
  }
}

package io.github.hotllm.internal.dialect;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.Embeddings;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.TokenCount;
import io.github.hotllm.Usage;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Counting and embedding, said as the calls that the engine makes, and back. */
public final class Errands {
  private Errands() {}

  public static Asked count(LlmRequest request) {
    return Asked.of(request, Delivery.WHOLE).to(Task.COUNT);
  }

  /** Each text is a turn. */
  public static Asked embed(EmbedRequest request) {
    var texts = LlmRequest.builder(request.model());
    request.texts().forEach(texts::prompt);
    request.timeout().ifPresent(texts::timeout);
    request.extra().forEach(texts::extra);
    return Asked.of(texts.build(), Delivery.WHOLE).to(new Task.Embed(request.dimensions()));
  }

  /**
   * What {@link #embed} was made of.
   *
   * @throws io.github.hotllm.LlmException if there is something else than texts to embed
   */
  public static EmbedRequest embedRequest(Asked asked) {
    var request = EmbedRequest.builder(asked.request().model()).texts(EmbedTexts.of(asked));
    dimensions(asked).ifPresent(request::dimensions);
    asked.request().timeouts().total().ifPresent(request::timeout);
    asked.request().extra().forEach(request::extra);
    return request.build();
  }

  private static OptionalInt dimensions(Asked asked) {
    return asked.task() instanceof Task.Embed embed ? embed.dimensions() : OptionalInt.empty();
  }

  /** How many tokens a reply to {@link #count} tells of. */
  public static OptionalLong tokens(LlmReply reply) {
    return reply.usage().map(Usage::inputTokens).orElse(OptionalLong.empty());
  }

  public static TokenCount tokenCount(LlmReply reply) {
    return new TokenCount(
        tokens(reply).orElseThrow(),
        reply.model(),
        reply.provider(),
        reply.warnings(),
        reply.requestId());
  }

  public static Embeddings embeddings(LlmReply reply) {
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

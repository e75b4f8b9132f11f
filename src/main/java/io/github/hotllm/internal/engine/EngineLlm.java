package io.github.hotllm.internal.engine;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.Embeddings;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmStream;
import io.github.hotllm.Models;
import io.github.hotllm.TokenCount;
import io.github.hotllm.internal.catalog.Limits;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Errands;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The client of a program, over an engine of its own. */
final class EngineLlm implements Llm {
  private final CallEngine engine;
  private final Executor executor;
  private final Limits limits;
  private final Talks talks;

  EngineLlm(CallEngine engine, Executor executor) {
    this(engine, executor, Limits.DEFAULT);
  }

  EngineLlm(CallEngine engine, Executor executor, Limits limits) {
    this.engine = engine;
    this.executor = executor;
    this.limits = limits;
    this.talks = new Talks(executor, engine.clock());
  }

  Engine engine() {
    return engine;
  }

  /** Where this client's conversations run. */
  Talks talks() {
    return talks;
  }

  /** How much a hot server over this client takes on. */
  Limits limits() {
    return limits;
  }

  Clock clock() {
    return engine.clock();
  }

  @Override
  public CompletableFuture<LlmReply> call(LlmRequest request) {
    var answer = new AnswerSource(engine, Asked.of(request, Delivery.WHOLE));
    return Collector.start(answer, event -> {}, AnswerSource::reply, executor);
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    return new AnswerStream(engine, Asked.of(request, Delivery.STREAMED), executor);
  }

  @Override
  public CompletableFuture<Embeddings> embed(EmbedRequest request) {
    return errand(Errands.embed(request), Errands::embeddings);
  }

  @Override
  public CompletableFuture<TokenCount> countTokens(LlmRequest request) {
    return errand(Errands.count(request), Errands::tokenCount);
  }

  private <T> CompletableFuture<T> errand(Asked asked, Function<LlmReply, T> result) {
    var answer = new AnswerSource(engine, asked);
    return Collector.start(
        answer, event -> {}, last -> result.apply(AnswerSource.reply(last)), executor);
  }

  @Override
  public Models models() {
    return engine.models();
  }

  @Override
  public void close() {
    talks.close();
    engine.close();
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmStream;
import io.github.hotllm.Models;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The client of a program, over an engine of its own. */
final class EngineLlm implements Llm {
  private final CallEngine engine;
  private final Executor executor;

  EngineLlm(CallEngine engine, Executor executor) {
    this.engine = engine;
    this.executor = executor;
  }

  Engine engine() {
    return engine;
  }

  Clock clock() {
    return engine.clock();
  }

  @Override
  public CompletableFuture<LlmReply> call(LlmRequest request) {
    return Collector.start(engine, Asked.of(request, Delivery.WHOLE), event -> {}, executor);
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    return new AnswerStream(engine, Asked.of(request, Delivery.STREAMED), executor);
  }

  @Override
  public Models models() {
    return engine.models();
  }

  @Override
  public void close() {
    engine.close();
  }
}

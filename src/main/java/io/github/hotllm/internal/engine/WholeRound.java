package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.route.Exchange;
import java.util.concurrent.CompletableFuture;

/** The answer of one round that comes whole: it is on its way already. */
record WholeRound(CompletableFuture<LlmReply> answer) implements Exchange {
  @Override
  public void pull() {}

  @Override
  public void cancel() {
    answer.cancel(true);
  }
}

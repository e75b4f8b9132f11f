package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.route.Exchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Takes a whole answer as fast as it comes, for a future. */
final class Collector implements Receiver {
  private final Consumer<? super LlmEvent> action;
  private final Exchange call;
  private final CallFuture<LlmReply> future;

  private Collector(
      Engine engine, Asked asked, Consumer<? super LlmEvent> action, Executor executor) {
    this.action = action;
    this.call = engine.open(asked, this);
    this.future = new CallFuture<>(call::cancel, executor);
  }

  /** Starts a call; each event is handed to the action before the next is asked for. */
  static CompletableFuture<LlmReply> start(
      Engine engine, Asked asked, Consumer<? super LlmEvent> action, Executor executor) {
    var collector = new Collector(engine, asked, action, executor);
    collector.call.pull();
    return collector.future;
  }

  @Override
  public void next(Batch batch) {
    if (accept(batch.events())) {
      call.pull();
    }
  }

  @Override
  public void end(LlmReply reply) {
    if (accept(List.of(new LlmEvent.Finished(reply)))) {
      future.settle(reply);
    }
  }

  @Override
  public void fail(LlmException failure) {
    future.settle(failure);
  }

  /** What the caller's own action throws fails the caller's future, and gives the call up. */
  private boolean accept(List<LlmEvent> events) {
    try {
      events.forEach(action);
      return true;
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
      return false;
    }
  }
}

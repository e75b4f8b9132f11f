package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Takes an answer to its end, and tells how that was. */
final class EndSink implements Sink {
  private final CompletableFuture<Optional<LlmException>> ended = new CompletableFuture<>();
  private volatile Exchange exchange;

  /** Nothing if it was answered, else why not. */
  CompletableFuture<Optional<LlmException>> ended() {
    return ended;
  }

  /** Pulls, and again after each batch. */
  void take(Exchange next) {
    exchange = next;
    next.pull();
  }

  @Override
  public void encoded(Delivery delivery, List<String> warnings) {}

  @Override
  public void connecting() {}

  @Override
  public void connected() {}

  @Override
  public void alive() {}

  @Override
  public void next(Batch batch) {
    exchange.pull();
  }

  @Override
  public void end(Metered metered) {
    ended.complete(Optional.empty());
  }

  @Override
  public void fail(LlmException failure) {
    ended.complete(Optional.of(failure));
  }
}

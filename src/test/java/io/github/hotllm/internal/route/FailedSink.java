package io.github.hotllm.internal.route;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Waits for a failure; anything else is one of the test. */
record FailedSink(CompletableFuture<LlmException> failed) implements Sink {
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
    failed.completeExceptionally(new AssertionError("an answer: " + batch));
  }

  @Override
  public void end(Metered metered) {
    failed.completeExceptionally(new AssertionError("an end: " + metered));
  }

  @Override
  public void fail(LlmException failure) {
    failed.complete(failure);
  }
}

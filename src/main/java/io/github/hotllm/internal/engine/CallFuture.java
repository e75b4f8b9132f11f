package io.github.hotllm.internal.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The future of a call: whoever completes it from outside, or a future derived from it, gives the
 * call up.
 *
 * <p>The JDK completes a future from inside by ways that cannot be overridden, so that the methods
 * here are the outside: {@code cancel}, {@code complete}, {@code orTimeout} and their like.
 */
final class CallFuture<T> extends CompletableFuture<T> {
  private final Runnable abandon;
  private final Executor executor;

  /**
   * @param abandon gives the call up; does nothing once it is over
   * @param executor where the stages that name none run
   */
  CallFuture(Runnable abandon, Executor executor) {
    this.abandon = abandon;
    this.executor = executor;
  }

  /** The call has ended well. */
  void settle(T value) {
    super.complete(value);
  }

  /** The call has failed. */
  void settle(Throwable failure) {
    super.completeExceptionally(failure);
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CallFuture<>(abandon, executor);
  }

  @Override
  public Executor defaultExecutor() {
    return executor;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return abandonIf(super.cancel(mayInterruptIfRunning));
  }

  @Override
  public boolean complete(T value) {
    return abandonIf(super.complete(value));
  }

  @Override
  public boolean completeExceptionally(Throwable failure) {
    return abandonIf(super.completeExceptionally(failure));
  }

  @Override
  public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor where) {
    abandon.run();
    return super.completeAsync(supplier, where);
  }

  @Override
  public void obtrudeValue(T value) {
    super.obtrudeValue(value);
    abandon.run();
  }

  @Override
  public void obtrudeException(Throwable failure) {
    super.obtrudeException(failure);
    abandon.run();
  }

  private boolean abandonIf(boolean fromOutside) {
    if (fromOutside) {
      abandon.run();
    }
    return fromOutside;
  }
}

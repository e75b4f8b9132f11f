package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.route.Exchange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes all that a source tells, as fast as it comes, for a future. */
final class Collector<T, R> implements Taker<T> {
  private final Consumer<? super T> action;
  private final Function<? super T, R> result;
  private final Exchange call;
  private final CallFuture<R> future;

  private Collector(
      Source<T> source,
      Consumer<? super T> action,
      Function<? super T, R> result,
      Executor executor) {
    this.action = action;
    this.result = result;
    this.call = source.open(this);
    this.future = new CallFuture<>(call::cancel, executor);
  }

  /**
   * Starts it; each item is handed to the action before the next is asked for.
   *
   * @param result takes out of the last item what the future promises
   */
  static <T, R> CompletableFuture<R> start(
      Source<T> source,
      Consumer<? super T> action,
      Function<? super T, R> result,
      Executor executor) {
    var collector = new Collector<>(source, action, result, executor);
    collector.call.pull();
    return collector.future;
  }

  @Override
  public void next(List<T> items) {
    if (accept(items)) {
      call.pull();
    }
  }

  @Override
  public void end(T last) {
    if (accept(List.of(last))) {
      future.settle(result.apply(last));
    }
  }

  @Override
  public void fail(Throwable failure) {
    future.settle(failure);
  }

  /** What the caller's own action throws fails the caller's future, and gives the call up. */
  private boolean accept(List<T> items) {
    try {
      items.forEach(action);
      return true;
    } catch (RuntimeException | Error e) {
      future.completeExceptionally(e);
      return false;
    }
  }
}

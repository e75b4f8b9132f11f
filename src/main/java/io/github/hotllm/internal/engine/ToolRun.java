package io.github.hotllm.internal.engine;

import io.github.hotllm.Part;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * One run of a tool's function: in a task of its own, and then for as long as the future takes that
 * it may have returned. For all threads.
 */
final class ToolRun {
  private final Part.ToolCall call;
  private final Executor executor;
  private final FutureTask<Object> task;
  private final CompletableFuture<Object> said = new CompletableFuture<>();

  private volatile boolean cancelled;
  private volatile Optional<Future<?>> later = Optional.empty();

  /** What came of it, which the model is told, and how long it took. */
  record Returned(Part.ToolResult result, Duration duration) {}

  ToolRun(Part.ToolCall call, Callable<Object> function, Executor executor) {
    this.call = call;
    this.executor = executor;
    this.task = new FutureTask<>(function) {
      // What follows must not be interrupted with the function: it comes when that is done.

      @Override
      protected void set(Object value) {
        super.set(value);
        returned(value);
      }

      @Override
      protected void setException(Throwable thrown) {
        super.setException(thrown);
        said.completeExceptionally(thrown);
      }
    };
  }

  Part.ToolCall call() {
    return call;
  }

  /**
   * Runs it. The future fails only with what is not for the model: an error of the JVM, an
   * interrupt.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the executor is shut down
   */
  CompletableFuture<Returned> start(Clock clock) {
    long began = clock.nanos();
    executor.execute(task);
    return said.handle((value, failure) ->
            failure == null ? ToolAnswer.of(call, value) : ToolAnswer.failed(call, failure))
        .thenApply(result -> new Returned(result, Duration.ofNanos(clock.nanos() - began)));
  }

  /** Interrupts it, or cancels its future; works at once. */
  void cancel() {
    cancelled = true;
    task.cancel(true);
    later.ifPresent(future -> future.cancel(true));
  }

  private void returned(Object value) {
    if (value instanceof CompletionStage<?> stage) {
      follow(stage);
    } else {
      said.complete(value);
    }
  }

  /** What goes on from here does so on a thread of ours, not on that of whoever completes it. */
  private void follow(CompletionStage<?> stage) {
    if (stage instanceof Future<?> future) {
      later = Optional.of(future);
      if (cancelled) {
        future.cancel(true);
      }
    }
    stage.whenCompleteAsync(
        (value, failure) -> {
          if (failure == null) {
            said.complete(value);
          } else {
            said.completeExceptionally(failure);
          }
        },
        executor);
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Waits in a program's own thread. */
public final class Waiting {
  private Waiting() {}

  /**
   * The value of a future.
   *
   * @throws LlmException if it failed so
   * @throws CancellationException if it was cancelled, or the thread was interrupted: then the
   *     future is cancelled, and the interrupt flag stays set
   */
  public static <T> T join(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LlmException failure) {
        throw here(failure);
      } else if (e.getCause() instanceof RuntimeException other) {
        throw other;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a call failed with what is no LlmException", e.getCause());
    }
  }

  /**
   * The failure as one of this thread, so that the trace shows who asked; the other is its cause.
   */
  static LlmException here(LlmException failure) {
    var ours = failure.with(same -> same.cause(failure));
    ours.fillInStackTrace();
    return ours;
  }

  /** Without what futures wrap around it. */
  static Throwable bare(Throwable failure) {
    var cause = failure.getCause();
    boolean isWrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return isWrapper && cause != null ? bare(cause) : failure;
  }

  static CancellationException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    var cancelled = new CancellationException("interrupted while waiting for a model's answer");
    cancelled.initCause(e);
    return cancelled;
  }
}

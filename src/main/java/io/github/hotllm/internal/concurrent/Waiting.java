package io.github.hotllm.internal.concurrent;

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
      throw here(bare(e));
    }
  }

  /**
   * The failure as one of this thread: an {@link LlmException} is made anew, so that its trace
   * shows who asked, and the other is its cause.
   */
  public static RuntimeException here(Throwable failure) {
    if (failure instanceof LlmException told) {
      var ours = told.with(same -> same.cause(told));
      ours.fillInStackTrace();
      return ours;
    } else if (failure instanceof RuntimeException other) {
      return other;
    } else if (failure instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("a call failed with what is no LlmException", failure);
  }

  /** Without what futures wrap around it. */
  public static Throwable bare(Throwable failure) {
    var cause = failure.getCause();
    boolean isWrapper =
        failure instanceof CompletionException || failure instanceof ExecutionException;
    return isWrapper && cause != null ? bare(cause) : failure;
  }

  /** What an interrupt of a wait becomes. The flag is set again. */
  public static CancellationException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    var cancelled = new CancellationException("interrupted while waiting for a model's answer");
    cancelled.initCause(e);
    return cancelled;
  }
}

package io.github.hotllm.internal.account;

import java.util.concurrent.CompletableFuture;

/** Who keeps a login fresh: the program that made it. We only ask. For all threads. */
public interface Owner {
  /**
   * Asks for a fresh login.
   *
   * @param place where it is kept
   * @return ends when the owner has done it, or fails with an {@link io.github.hotllm.LlmException}
   *     or another exception whose message says why not
   */
  CompletableFuture<Void> askForFresh(String place);

  /** Nobody who could be asked. */
  static Owner none(String why) {
    return place -> CompletableFuture.failedFuture(new IllegalStateException(why));
  }
}

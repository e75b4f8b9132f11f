package io.github.hotllm.internal.account;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a provider is shown to let us in. For all threads. */
public interface Credential {
  /**
   * The header to send, if there is one.
   *
   * <p>Done at once unless a token has to be fetched first; then it is completed on another thread,
   * and fails with an {@link io.github.hotllm.LlmException}.
   */
  CompletableFuture<Optional<Authorization>> get();

  /**
   * The provider has refused what it was shown, which is not shown again if another can be had.
   *
   * @return whether another attempt would show something else
   */
  boolean refused(Authorization shown);

  /** A key, which does not change, or nothing. */
  static Credential of(Optional<Authorization> key) {
    return new Credential() {
      @Override
      public CompletableFuture<Optional<Authorization>> get() {
        return CompletableFuture.completedFuture(key);
      }

      @Override
      public boolean refused(Authorization shown) {
        return false;
      }
    };
  }
}

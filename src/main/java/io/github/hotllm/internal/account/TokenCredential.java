package io.github.hotllm.internal.account;

import io.github.hotllm.AccessToken;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A token that is fetched when it is needed and kept until shortly before it expires.
 *
 * <p>One fetch serves all who wait. In its last minutes a token is still shown while the next one
 * is fetched, so that nobody waits but for the first. For all threads; the supplier runs on the
 * executor, never under the lock.
 */
final class TokenCredential implements Credential {
  /** For that long before it expires a token is not shown any more. */
  static final Duration SPARE = Duration.ofMinutes(1);
  /** For that long before it expires the next one is fetched. */
  static final Duration EARLY = Duration.ofMinutes(5);
  /** A token that is refused so soon was no good from the start: the next would not be either. */
  static final Duration YOUNG = Duration.ofMinutes(1);

  private final Provider provider;
  private final Callable<AccessToken> supplier;
  private final Clock clock;
  private final Executor executor;

  // Guarded by this.
  private Optional<Held> held = Optional.empty();
  private Optional<CompletableFuture<Optional<Authorization>>> fetching = Optional.empty();

  private record Held(Authorization shown, Instant since, Instant until) {
    boolean isGood(Instant now, Duration spare) {
      return now.isBefore(until.minus(spare));
    }
  }

  TokenCredential(
      Provider provider, Callable<AccessToken> supplier, Clock clock, Executor executor) {
    this.provider = provider;
    this.supplier = supplier;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Optional<Authorization>> get() {
    Optional<Authorization> good;
    CompletableFuture<Optional<Authorization>> next;
    boolean first;
    synchronized (this) {
      var now = clock.now();
      good = held.filter(token -> token.isGood(now, SPARE)).map(Held::shown);
      if (held.filter(token -> token.isGood(now, EARLY)).isPresent()) {
        return CompletableFuture.completedFuture(good);
      }
      first = fetching.isEmpty();
      next = fetching.orElseGet(CompletableFuture::new);
      fetching = Optional.of(next);
    }
    if (first) {
      fetch(next);
    }
    return good.isPresent() ? CompletableFuture.completedFuture(good) : next.copy();
  }

  @Override
  public synchronized boolean refused(Authorization shown) {
    var current = held.filter(token -> token.shown() == shown);
    if (current.isPresent()) {
      held = Optional.empty();
    }
    return current
        .map(token -> !clock.now().isBefore(token.since().plus(YOUNG)))
        .orElse(true);
  }

  private void fetch(CompletableFuture<Optional<Authorization>> next) {
    try {
      executor.execute(() -> {
        try {
          var token = supplier.call();
          var shown = Authorization.ofToken(provider, Secret.of(token.text()));
          ended(Optional.of(new Held(shown, clock.now(), token.expiresAt())));
          next.complete(Optional.of(shown));
        } catch (Exception | Error e) {
          failed(next, e);
        }
      });
    } catch (RejectedExecutionException closed) {
      failed(next, LlmException.of(ErrorType.BUSY, "hotllm is being closed"));
    }
  }

  private void failed(CompletableFuture<Optional<Authorization>> next, Throwable failure) {
    ended(Optional.empty());
    next.completeExceptionally(failure instanceof LlmException told ? told : told(failure));
  }

  /** Without its words, which may hold what nobody shall read; whoever debugs has the cause. */
  private LlmException told(Throwable failure) {
    return LlmException.builder(
            ErrorType.AUTHENTICATION,
            "the token supplier of " + provider.name() + " failed with "
                + failure.getClass().getSimpleName() + " – see its cause")
        .provider(provider.name())
        .cause(failure)
        .build();
  }

  /** What is still good stays when the next one could not be had. */
  private synchronized void ended(Optional<Held> token) {
    held = token.or(() -> held);
    fetching = Optional.empty();
  }

  @Override
  public String toString() {
    return "TokenCredential[" + provider.name() + "]";
  }
}

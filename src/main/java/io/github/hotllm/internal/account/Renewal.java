package io.github.hotllm.internal.account;

import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Gets another token in place of one that is no good any more: looks whether there is one already,
 * and else asks the login's owner, once for all who wait.
 *
 * <p>For all threads. The owner is asked on one of the clock's.
 */
final class Renewal {
  /** How long the owner may take. */
  static final Duration PATIENCE = Duration.ofSeconds(20);
  /** An owner who could not help is left alone for that long. */
  static final Duration PEACE = Duration.ofMinutes(1);

  private final Looks looks;
  private final Owner owner;
  private final Clock clock;

  // Guarded by this.
  private CompletableFuture<Outcome> current =
      CompletableFuture.completedFuture(new Outcome(new Found.NotYet(), Optional.empty()));
  private Optional<Grant> asking = Optional.empty();
  private Optional<Vain> vain = Optional.empty();

  /** What is there now, and why it is still the same token. */
  record Outcome(Found found, Optional<String> why) {}

  /** A token for which no other could be had, until somebody may ask again. */
  private record Vain(Grant grant, Outcome outcome, long until) {}

  Renewal(Looks looks, Owner owner, Clock clock) {
    this.looks = looks;
    this.owner = owner;
    this.clock = clock;
  }

  /** What there is in place of that token. */
  synchronized CompletableFuture<Outcome> of(Grant old) {
    if (!current.isDone() && asking.filter(old::isSameToken).isEmpty()) {
      // What comes in place of another token may be this one.
      return current.handle((outcome, failure) -> old).thenCompose(this::of);
    }
    if (current.isDone()) {
      asking = Optional.of(old);
      current = looks
          .anew()
          .thenCompose(found -> isOld(found, old)
              ? vainly(old).map(CompletableFuture::completedFuture).orElseGet(() -> asked(old))
              : CompletableFuture.completedFuture(new Outcome(found, Optional.empty())));
    }
    return current.copy();
  }

  private synchronized Optional<Outcome> vainly(Grant old) {
    return vain.filter(last -> last.grant().isSameToken(old) && clock.nanos() - last.until() < 0)
        .map(Vain::outcome);
  }

  private static boolean isOld(Found found, Grant old) {
    return found instanceof Found.Login login && login.grant().isSameToken(old);
  }

  private CompletableFuture<Outcome> asked(Grant old) {
    var answer = new CompletableFuture<Void>();
    var giveUp = clock.after(
        PATIENCE,
        () -> answer.completeExceptionally(
            new IllegalStateException("no answer within " + PATIENCE.toSeconds() + " s")));
    clock.after(Duration.ZERO, () -> ask(answer));
    return answer
        .handle((done, failure) -> {
          giveUp.run();
          return Optional.ofNullable(failure).map(Renewal::words);
        })
        .thenCompose(why -> looks.anew().thenApply(found -> settle(old, found, why)));
  }

  private void ask(CompletableFuture<Void> answer) {
    try {
      var unused = owner
          .askForFresh(looks.place())
          .handle((done, failure) ->
              failure == null ? answer.complete(null) : answer.completeExceptionally(failure));
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  private synchronized Outcome settle(Grant old, Found found, Optional<String> why) {
    var outcome = new Outcome(found, why);
    if (isOld(found, old)) {
      vain = Optional.of(new Vain(old, outcome, clock.nanos() + PEACE.toNanos()));
    }
    return outcome;
  }

  private static String words(Throwable failure) {
    var told = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    return Optional.ofNullable(told.getMessage()).orElse(told.getClass().getSimpleName());
  }
}

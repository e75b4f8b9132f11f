package io.github.hotllm.internal.account;

import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The looks at the place of a login. What was found last is remembered; a file that somebody writes
 * just now is looked at again a little later.
 *
 * <p>For all threads. But for the very first look, files are read on the clock's threads.
 */
final class Looks {
  /** How old what is known may be. */
  static final Duration FRESH = Duration.ofSeconds(1);
  /** How long somebody may need to write a file to its end. */
  static final Duration PAUSE = Duration.ofMillis(50);

  private static final int MORE_TRIES = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

  private final CredentialSource source;
  private final Clock clock;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  // Guarded by this.
  private Found known;
  private long lookedAt;
  private CompletableFuture<Found> current;
  private Optional<CompletableFuture<Found>> queued = Optional.empty();

  /** Looks at once, so that the first call knows. */
  Looks(CredentialSource source, Clock clock) {
    this.source = source;
    this.clock = clock;
    this.known = source.first();
    this.lookedAt = clock.nanos();
    this.current = CompletableFuture.completedFuture(known);
    if (known instanceof Found.NotYet) {
      var unused = begin();
    }
    warn(known);
  }

  String place() {
    return source.place();
  }

  synchronized Found known() {
    return known;
  }

  /** What is known, after a look at once if that is old and was no login. */
  Found settled() {
    return isSettled() ? known() : settle(source.first());
  }

  private synchronized boolean isSettled() {
    return known instanceof Found.Login || isFresh();
  }

  private synchronized boolean isFresh() {
    return clock.nanos() - lookedAt < FRESH.toNanos();
  }

  /** What is known, after a look if that is old. */
  synchronized CompletableFuture<Found> recent() {
    if (current.isDone()) {
      // What is fresh may have been found without the latest of the looks that are waited for.
      return isFresh() ? CompletableFuture.completedFuture(known) : begin();
    }
    return current.copy();
  }

  /** What a look finds that begins from now on. */
  synchronized CompletableFuture<Found> anew() {
    if (current.isDone()) {
      return begin();
    }
    var next = queued.orElseGet(() -> current.thenCompose(found -> next()));
    queued = Optional.of(next);
    return next.copy();
  }

  private synchronized CompletableFuture<Found> next() {
    queued = Optional.empty();
    return begin();
  }

  private synchronized CompletableFuture<Found> begin() {
    var look = new CompletableFuture<Found>();
    current = look;
    clock.after(Duration.ZERO, () -> look(look, MORE_TRIES));
    return look.copy();
  }

  private void look(CompletableFuture<Found> look, int moreTries) {
    var found = source.look();
    if (found instanceof Found.NotYet && moreTries > 0) {
      clock.after(PAUSE, () -> look(look, moreTries - 1));
    } else {
      warn(found);
      look.complete(settle(found));
    }
  }

  /** Each warning once. */
  private void warn(Found found) {
    if (found instanceof Found.Login login) {
      login.warnings().stream().filter(warned::add).forEach(LOG::warn);
    }
  }

  /** What cannot be read says nothing about a login that was read before. */
  private synchronized Found settle(Found found) {
    boolean keeps = found instanceof Found.NotYet && known instanceof Found.Login;
    known = keeps ? known : found;
    lookedAt = clock.nanos();
    return known;
  }
}

package io.github.hotllm.internal.cli.pool;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the starts of a program went: why the last one failed, and until when none is tried.
 *
 * <p>After starts that failed and processes that died idle it rests, the first time not at all,
 * then 1, 2, 4 seconds and so on, at most 60. Belongs to its owner's lock.
 */
final class Starts {
  private static final int MOST_SECONDS = 60;

  private final Clock clock;
  private final Runnable again;

  private int losses;
  private Optional<LlmException> failure = Optional.empty();
  private Instant restUntil = Instant.MIN;

  /** @param again is run, outside of the lock, when a rest is over */
  Starts(Clock clock, Runnable again) {
    this.clock = clock;
    this.again = again;
  }

  boolean isResting() {
    return clock.now().isBefore(restUntil);
  }

  Optional<Instant> restUntil() {
    return isResting() ? Optional.of(restUntil) : Optional.empty();
  }

  /** Why the last start failed, if none has succeeded since. */
  Optional<LlmException> failure() {
    return failure;
  }

  /** What who asks during a rest is told, and when to come again. */
  Optional<LlmException> refusal() {
    return isResting() ? failure.map(this::dated) : Optional.empty();
  }

  private LlmException dated(LlmException why) {
    var wait = Duration.between(clock.now(), restUntil);
    return why.isRetryable() ? why.with(same -> same.retryAfter(wait)) : why;
  }

  /** A process has come. */
  void succeeded() {
    failure = Optional.empty();
  }

  /**
   * A process did what it is there for, so that the next failure is the first again; unless a start
   * has failed since it came, of which it says nothing.
   */
  void proven() {
    if (failure.isEmpty()) {
      losses = 0;
    }
  }

  /** None has come, for that reason. */
  void failed(LlmException why) {
    failure = Optional.of(why);
    lost();
  }

  /** One has died before anybody asked it. */
  void lost() {
    int before = losses++;
    if (before > 0) {
      var pause = Duration.ofSeconds(before <= 6 ? 1L << (before - 1) : MOST_SECONDS);
      restUntil = clock.now().plus(pause);
      clock.after(pause, again);
    }
  }
}

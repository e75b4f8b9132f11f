package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches the deadlines of one attempt: connect, first event, idle.
 *
 * <p>Signs of life are frequent and timers are not free, so a sign only leaves its time behind: the
 * one timer looks at it when it fires, and sleeps on for what is left.
 */
final class Watch {
  private final Clock clock;
  private final Deadlines deadlines;
  private final Consumer<Runnable> mailbox;
  private final String who;

  // Written by whoever sees bytes.
  private volatile long lastAlive;

  // Owned by the call's mailbox.
  private Delivery delivery = Delivery.STREAMED;
  private Optional<Phase> phase = Optional.empty();
  private long phaseBegan;
  private boolean asking;
  private long askedAt;
  private Optional<Runnable> timer = Optional.empty();
  private long timerDue;
  private Consumer<LlmException> expired = failure -> {};

  /**
   * @param who is watched, for the message
   * @param mailbox where all but {@link #alive()} is called, and the timer's work is done
   */
  Watch(Clock clock, Deadlines deadlines, String who, Consumer<Runnable> mailbox) {
    this.clock = clock;
    this.deadlines = deadlines;
    this.who = who;
    this.mailbox = mailbox;
  }

  /** Tells, at most once, that a deadline has passed. */
  void onExpiry(Consumer<LlmException> listener) {
    expired = listener;
  }

  void expects(Delivery delivery) {
    this.delivery = delivery;
  }

  /** On any thread. */
  void alive() {
    lastAlive = clock.nanos();
  }

  void connecting() {
    enter(Phase.CONNECT);
  }

  void connected() {
    enter(Phase.FIRST_EVENT);
  }

  void asks() {
    asking = true;
    askedAt = clock.nanos();
    arm();
  }

  /** What was asked for has come. */
  void served() {
    asking = false;
    if (phase.isPresent()) {
      phase = Optional.of(Phase.IDLE);
    }
  }

  void stop() {
    asking = false;
    phase = Optional.empty();
    timer.ifPresent(Runnable::run);
    timer = Optional.empty();
  }

  private void enter(Phase next) {
    phase = Optional.of(next);
    phaseBegan = clock.nanos();
    arm();
  }

  /** Sets the timer if something is waited for; one that is due before stays, and looks again. */
  private void arm() {
    var left = asking ? remaining() : Optional.<Duration>empty();
    if (left.isEmpty()) {
      return;
    }
    long due = clock.nanos() + left.get().toNanos();
    if (timer.isEmpty() || timerDue - due > 0) {
      timer.ifPresent(Runnable::run);
      timerDue = due;
      timer = Optional.of(clock.after(left.get(), () -> mailbox.accept(this::fired)));
    }
  }

  private void fired() {
    timer = Optional.empty();
    var left = asking ? remaining() : Optional.<Duration>empty();
    if (left.isEmpty()) {
      return;
    }
    if (left.get().isNegative() || left.get().isZero()) {
      var passed = present();
      stop();
      passed.map(this::failure).ifPresent(expired);
    } else {
      arm();
    }
  }

  private LlmException failure(Phase passed) {
    return switch (passed) {
      case CONNECT -> Timeouts.connect(who, deadlines.connect());
      case FIRST_EVENT ->
        Timeouts.firstEvent(who, deadlines.firstEvent(delivery).orElseThrow());
      default -> Timeouts.idle(who, deadlines.idle(delivery).orElseThrow());
    };
  }

  /** The phase as it is now: the head of an answer that comes whole is its first event. */
  private Optional<Phase> present() {
    boolean headIsHere = delivery == Delivery.WHOLE && lastAlive - phaseBegan > 0;
    return phase.map(now -> now == Phase.FIRST_EVENT && headIsHere ? Phase.IDLE : now);
  }

  private Optional<Duration> remaining() {
    return present().flatMap(now -> switch (now) {
      case CONNECT -> Optional.of(left(phaseBegan, deadlines.connect()));
      case FIRST_EVENT -> deadlines.firstEvent(delivery).map(limit -> left(phaseBegan, limit));
      default -> deadlines.idle(delivery).map(limit -> left(lifeOrQuestion(), limit));
    });
  }

  /** Nobody is idle while nothing is asked of him. */
  private long lifeOrQuestion() {
    return lastAlive - askedAt > 0 ? lastAlive : askedAt;
  }

  private Duration left(long since, Duration limit) {
    return limit.minusNanos(clock.nanos() - since);
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Delivery;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Watches the deadlines of one attempt: connect, first event, idle.
 *
 * <p>Signs of life are frequent and timers are not free, so a sign only leaves its time behind. The
 * one timer wakes when a deadline could have passed at the earliest, looks, and sleeps on for what
 * is left.
 */
final class Watch {
  private static final Optional<Duration> NEVER = Optional.empty();

  private final Clock clock;
  private final Deadlines deadlines;
  private final String who;
  private final Consumer<Runnable> mailbox;

  // Written by whoever brings the signs, each once or more; the times are kept in this order.
  private volatile long connecting;
  private volatile long connected;
  private volatile long lastAlive;
  private volatile Progress progress = Progress.WAITING;

  // Owned by the call's mailbox.
  private Delivery delivery = Delivery.STREAMED;
  private boolean hasEvents;
  private boolean asking;
  private long askedAt;
  private Optional<Runnable> timer = Optional.empty();
  private long timerDue;
  private Consumer<LlmException> expired = failure -> {};

  /** How far the connection is. */
  private enum Progress {
    WAITING,
    CONNECTING,
    CONNECTED
  }

  /**
   * Watches nobody yet.
   *
   * @param who is watched, for the message
   * @param mailbox where all but the signs is called, and the timer's work is done
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

  void expects(Delivery how) {
    delivery = how;
  }

  /** On any thread. */
  void connecting() {
    connecting = clock.nanos();
    progress = Progress.CONNECTING;
  }

  /** On any thread. */
  void connected() {
    connected = clock.nanos();
    progress = Progress.CONNECTED;
  }

  /** On any thread. */
  void alive() {
    lastAlive = clock.nanos();
  }

  void asks() {
    asking = true;
    askedAt = clock.nanos();
    arm();
  }

  /** What was asked for has come. */
  void served() {
    asking = false;
    hasEvents = true;
  }

  void stop() {
    asking = false;
    timer.ifPresent(Runnable::run);
    timer = Optional.empty();
  }

  /** Sets the timer if something is waited for; one that is due before stays, and looks again. */
  private void arm() {
    var left = next();
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
    if (!asking) {
      return;
    }
    var phase = phase();
    var left = phase.flatMap(this::left);
    if (left.isPresent() && (left.get().isNegative() || left.get().isZero())) {
      asking = false;
      expired.accept(failure(phase.orElseThrow()));
    } else {
      arm();
    }
  }

  /** What is waited for now; nothing while the request waits for its turn. */
  private Optional<Phase> phase() {
    return switch (progress) {
      case WAITING -> Optional.empty();
      case CONNECTING -> Optional.of(Phase.CONNECT);
      case CONNECTED -> Optional.of(isIdle() ? Phase.IDLE : Phase.FIRST_EVENT);
    };
  }

  /** The head of an answer that comes whole is its first event. */
  private boolean isIdle() {
    return hasEvents || (delivery == Delivery.WHOLE && lastAlive - connected > 0);
  }

  /** When the first deadline can pass: that of this phase, or of one that begins at any moment. */
  private Optional<Duration> next() {
    var connect = progress == Progress.WAITING ? Optional.of(deadlines.connect()) : NEVER;
    var later = hasEvents ? NEVER : earliest(deadlines.firstEvent(delivery), idle());
    return earliest(phase().flatMap(this::left), earliest(connect, later));
  }

  private static Optional<Duration> earliest(Optional<Duration> one, Optional<Duration> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Duration::compareTo);
  }

  private Optional<Duration> left(Phase phase) {
    return switch (phase) {
      case CONNECT -> Optional.of(left(connecting, deadlines.connect()));
      case FIRST_EVENT -> deadlines.firstEvent(delivery).map(limit -> left(connected, limit));
      default -> idle().map(limit -> left(lifeOrQuestion(), limit));
    };
  }

  private Optional<Duration> idle() {
    return deadlines.idle(delivery);
  }

  /** Nobody is idle while nothing is asked of him. */
  private long lifeOrQuestion() {
    return lastAlive - askedAt > 0 ? lastAlive : askedAt;
  }

  private Duration left(long since, Duration limit) {
    return limit.minusNanos(clock.nanos() - since);
  }

  private LlmException failure(Phase passed) {
    return switch (passed) {
      case CONNECT -> Timeouts.connect(who, deadlines.connect());
      case FIRST_EVENT ->
        Timeouts.firstEvent(who, deadlines.firstEvent(delivery).orElseThrow());
      default -> Timeouts.idle(who, idle().orElseThrow());
    };
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.util.Optional;

/** Measures where the time of a call goes. Belongs to the call's mailbox. */
final class Meter {
  /** On whom the call waits. */
  enum Turn {
    OURS,
    PROVIDER,
    CALLER
  }

  private final Clock clock;
  private final long began;
  private Turn turn = Turn.OURS;
  private long turnBegan;
  private long ours;
  private Optional<Duration> firstContent = Optional.empty();

  Meter(Clock clock) {
    this.clock = clock;
    this.began = clock.nanos();
    this.turnBegan = began;
  }

  void turn(Turn next) {
    turn(next, clock.nanos());
  }

  /** The turn changed at that time, which may have been a while ago. */
  void turn(Turn next, long since) {
    if (turn == Turn.OURS) {
      ours += Math.max(0, since - turnBegan);
    }
    turn = next;
    turnBegan = since;
  }

  void content() {
    if (firstContent.isEmpty()) {
      firstContent = Optional.of(latency());
    }
  }

  Optional<Duration> firstContent() {
    return firstContent;
  }

  Duration latency() {
    return Duration.ofNanos(clock.nanos() - began);
  }

  /** Whether a wait ends before the limit of the whole call. */
  boolean allows(Duration wait, Duration limit) {
    return latency().plus(wait).compareTo(limit) < 0;
  }

  Duration overhead() {
    long running = turn == Turn.OURS ? Math.max(0, clock.nanos() - turnBegan) : 0;
    return Duration.ofNanos(ours + running);
  }
}

package io.github.hotllm.internal.cli.pool;

import io.github.hotllm.internal.cli.pool.SharedProcess.Limits;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;

/** A process that gets new turns, and how much of its life is over. Belongs to its owner's lock. */
final class Life<W extends Worker> {
  /** The last part of a life, one of so many, is there to start a successor. */
  private static final int PARTS = 10;

  private final W worker;
  private final Limits limits;
  private final Clock clock;
  private final Instant born;
  private int served;

  /** It begins now. */
  Life(W worker, Limits limits, Clock clock) {
    this.worker = worker;
    this.limits = limits;
    this.clock = clock;
    this.born = clock.now();
  }

  /** At which age a successor is due, if not before. */
  static Duration lastPart(Limits limits) {
    return limits.age().minus(limits.age().dividedBy(PARTS));
  }

  W worker() {
    return worker;
  }

  /** It gets one turn more. */
  void serve() {
    served++;
  }

  /** Whether it may get more turns. */
  boolean isFit() {
    return worker.isAlive() && served < limits.turns() && age().compareTo(limits.age()) < 0;
  }

  /** Whether it is time to start a successor. */
  boolean isInItsLastPart() {
    return served >= limits.turns() - limits.turns() / PARTS
        || age().compareTo(lastPart(limits)) >= 0;
  }

  private Duration age() {
    return Duration.between(born, clock.now());
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.route.Exchange;
import io.github.hotllm.internal.route.Leg;
import io.github.hotllm.internal.route.Route;
import io.github.hotllm.internal.route.Sink;
import java.util.List;
import java.util.function.Consumer;

/**
 * One attempt of a call: brings the signals of its exchange, and of its deadlines, into the call's
 * mailbox.
 */
final class Attempt implements Sink {
  /** What the call makes of an attempt: all but {@link #run} in the call's mailbox. */
  interface Owner {
    /** Puts a task into the mailbox. */
    void run(Runnable task);

    /** The attempt has become one more. */
    void again(Attempt attempt);

    void arrived(Attempt attempt, Batch batch);

    void ended(Attempt attempt, Metered metered);

    void failed(Attempt attempt, LlmException failure);
  }

  private final Owner owner;
  private final Consumer<Runnable> mailbox;
  private final Clock clock;
  private final Leg leg;
  private final Watch watch;

  // Written by whoever brings bytes, read in the mailbox.
  private volatile long lastAlive;

  // Owned by the mailbox.
  private List<String> warnings = List.of();
  private Exchange exchange = NOTHING;

  private static final Exchange NOTHING = new Exchange() {
    @Override
    public void pull() {}

    @Override
    public void cancel() {}
  };

  Attempt(Leg leg, Owner owner, Clock clock, Deadlines deadlines) {
    this.leg = leg;
    this.owner = owner;
    this.mailbox = owner::run;
    this.clock = clock;
    this.lastAlive = clock.nanos();
    this.watch = new Watch(clock, deadlines, leg.route().target().provider().title(), mailbox);
  }

  /**
   * Prepares the exchange; the first {@link #pull()} sends it.
   *
   * @throws LlmException if the request cannot be said to this target
   */
  Exchange open() {
    watch.onExpiry(this::timedOut);
    exchange = leg.route().open(leg.asked(), this);
    return exchange;
  }

  Route route() {
    return leg.route();
  }

  List<String> warnings() {
    return warnings;
  }

  /** When bytes came last. */
  long lastAlive() {
    return lastAlive;
  }

  void pull() {
    watch.asks();
    exchange.pull();
  }

  /** The attempt is over, one way or the other. */
  void stop() {
    watch.stop();
  }

  @Override
  public void encoded(Delivery delivery, List<String> said) {
    watch.expects(delivery);
    warnings = List.copyOf(said);
  }

  @Override
  public void connecting() {
    watch.connecting();
  }

  @Override
  public void connected() {
    watch.connected();
  }

  @Override
  public void alive() {
    lastAlive = clock.nanos();
    watch.alive();
  }

  @Override
  public void again() {
    mailbox.accept(() -> owner.again(this));
  }

  @Override
  public void next(Batch batch) {
    mailbox.accept(() -> {
      watch.served();
      owner.arrived(this, batch);
    });
  }

  @Override
  public void end(Metered metered) {
    mailbox.accept(() -> {
      watch.stop();
      owner.ended(this, metered);
    });
  }

  @Override
  public void fail(LlmException failure) {
    mailbox.accept(() -> {
      watch.stop();
      owner.failed(this, failure);
    });
  }

  private void timedOut(LlmException failure) {
    exchange.cancel();
    owner.failed(this, failure);
  }
}

package io.github.hotllm.server;

import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A clock that stands still until it is told to go on. What is due runs on the teller's thread. */
final class ManualClock implements Clock {
  private record Alarm(long due, Runnable task) {}

  private static final Instant START = Instant.parse("2026-11-25T00:00:00Z");

  // Guarded by this.
  private final List<Alarm> alarms = new ArrayList<>();
  private long nanos;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public synchronized Runnable after(Duration delay, Runnable task) {
    var alarm = new Alarm(nanos + delay.toNanos(), task);
    alarms.add(alarm);
    notifyAll();
    return () -> cancel(alarm);
  }

  /** Lets time pass and runs what falls due in it, each at its own time. */
  void advance(Duration time) {
    long end = nanos() + time.toNanos();
    for (var next = takeDue(end); next.isPresent(); next = takeDue(end)) {
      next.get().task.run();
    }
    synchronized (this) {
      nanos = end;
    }
  }

  /** The same on a thread for each task that is due, as the real clock has it: they may block. */
  void advanceAside(Duration time) {
    long end = nanos() + time.toNanos();
    for (var next = takeDue(end); next.isPresent(); next = takeDue(end)) {
      new Thread(next.get().task, "test-alarm").start();
    }
    synchronized (this) {
      nanos = end;
    }
  }

  /** Waits until somebody waits for the time. */
  synchronized void awaitAlarm() throws InterruptedException {
    while (alarms.isEmpty()) {
      wait();
    }
  }

  /** Waits until nobody waits for the time any more. */
  synchronized void awaitNoAlarm() throws InterruptedException {
    while (!alarms.isEmpty()) {
      wait();
    }
  }

  private synchronized Optional<Alarm> takeDue(long end) {
    var next =
        alarms.stream().filter(alarm -> alarm.due <= end).min(Comparator.comparingLong(Alarm::due));
    next.ifPresent(alarm -> {
      alarms.remove(alarm);
      nanos = alarm.due;
    });
    return next;
  }

  private synchronized void cancel(Alarm alarm) {
    alarms.remove(alarm);
    notifyAll();
  }
}

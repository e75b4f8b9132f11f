package io.github.hotllm.internal.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;

/**
 * A clock that stands still until a test advances it. For all threads.
 *
 * <p>Time goes from task to task: each runs on the thread that advances the clock, in the order in
 * which they are due (then that in which they were asked for), and sees the time at which it is
 * due.
 */
public final class FakeClock implements Clock {
  private record Task(long at, long number, Runnable run) {}

  private final Instant start;
  /** Guarded by this. */
  private final Queue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
  // Guarded by this.
  private long nanos;
  private long asked;

  /** A clock that begins at noon of 1 November 2026, UTC. */
  public FakeClock() {
    this(Instant.parse("2026-11-01T12:00:00Z"));
  }

  public FakeClock(Instant start) {
    this.start = start;
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return start.plusNanos(nanos);
  }

  @Override
  public synchronized Runnable after(Duration delay, Runnable run) {
    long at = Math.max(nanos, saturatedSum(nanos, delay));
    var task = new Task(at, asked++, run);
    tasks.add(task);
    return () -> forget(task);
  }

  private static long saturatedSum(long nanos, Duration delay) {
    var sum = Duration.ofNanos(nanos).plus(delay);
    return sum.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? sum.toNanos() : Long.MAX_VALUE;
  }

  /** Lets that much time pass, and runs what is due by then. */
  public void advance(Duration by) {
    long until = nanos() + by.toNanos();
    for (var due = next(until); due.isPresent(); due = next(until)) {
      due.get().run();
    }
  }

  /** How many tasks are still to come: a call that has ended leaves none. */
  public synchronized int pending() {
    return tasks.size();
  }

  private synchronized Optional<Runnable> next(long until) {
    var first = tasks.peek();
    if (first == null || first.at > until) {
      nanos = until;
      return Optional.empty();
    }
    tasks.remove();
    nanos = first.at;
    return Optional.of(first.run);
  }

  private synchronized void forget(Task task) {
    tasks.remove(task);
  }
}

package io.github.hotllm.internal.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A clock that stands still until a test moves it. Due tasks run on the thread that moves it. */
public final class FakeClock implements Clock {
  private static final Instant START = Instant.parse("2026-11-25T12:00:00Z");

  private record Due(long at, Runnable task) {}

  // Guarded by this.
  private long nanos;
  private final List<Due> tasks = new ArrayList<>();

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
    var due = new Due(nanos + Math.max(0, delay.toNanos()), task);
    tasks.add(due);
    return () -> cancel(due);
  }

  private synchronized void cancel(Due due) {
    tasks.remove(due);
  }

  /** How many tasks wait for their time. */
  public synchronized int waiting() {
    return tasks.size();
  }

  /** Moves on, and runs what becomes due, each task at its own time. */
  public void advance(Duration duration) {
    long end = nanos() + duration.toNanos();
    for (var due = next(end); due != null; due = next(end)) {
      due.task().run();
    }
    synchronized (this) {
      nanos = end;
    }
  }

  private synchronized Due next(long end) {
    var first = tasks.stream().min(Comparator.comparingLong(Due::at)).orElse(null);
    if (first == null || first.at() > end) {
      return null;
    }
    tasks.remove(first);
    nanos = Math.max(nanos, first.at());
    return first;
  }
}

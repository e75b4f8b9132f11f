package io.github.hotllm.internal.cli.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * All processes of a client that run or are being started, so that none outlives it. For all
 * threads.
 */
public final class Children {
  /** How long idle programs take to leave when their input is closed, and some more. */
  private static final Duration GRACE = Duration.ofMillis(400);

  /** How long a start may take that is under way; it takes milliseconds. */
  private static final Duration START = Duration.ofSeconds(2);

  private final Set<Child> running = ConcurrentHashMap.newKeySet();

  // Guarded by this.
  private int starting;
  private boolean closed;

  /** Whether a process may be started. If so, {@link #started} follows, also if that failed. */
  synchronized boolean mayStart() {
    if (!closed) {
      starting++;
    }
    return !closed;
  }

  synchronized void started() {
    starting--;
    notifyAll();
  }

  void add(Child child) {
    running.add(child);
    if (isClosed()) {
      child.kill();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  void remove(Child child) {
    running.remove(child);
  }

  /** Ends all of them: closes their input, waits a moment, and kills what is left. */
  public void close() {
    startNoMore();
    var left = List.copyOf(running);
    left.forEach(Child::closeInput);
    long deadline = System.nanoTime() + GRACE.toNanos();
    left.forEach(child -> child.await(Duration.ofNanos(deadline - System.nanoTime())));
    left.forEach(Child::kill);
    left.forEach(child -> child.await(GRACE));
  }

  private synchronized void startNoMore() {
    closed = true;
    long deadline = System.nanoTime() + START.toNanos();
    try {
      while (starting > 0 && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

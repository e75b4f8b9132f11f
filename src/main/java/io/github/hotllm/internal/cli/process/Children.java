package io.github.hotllm.internal.cli.process;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All processes of a client that run, so that none outlives it. For all threads. */
public final class Children {
  /** How long idle programs take to leave when their input is closed, and some more. */
  private static final Duration GRACE = Duration.ofMillis(400);

  private final Set<Child> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  void add(Child child) {
    running.add(child);
    if (closed) {
      child.kill();
    }
  }

  void remove(Child child) {
    running.remove(child);
  }

  /** Ends all of them: closes their input, waits a moment, and kills what is left. */
  public void close() {
    closed = true;
    var left = List.copyOf(running);
    left.forEach(Child::closeInput);
    long deadline = System.nanoTime() + GRACE.toNanos();
    left.forEach(child -> child.await(Duration.ofNanos(deadline - System.nanoTime())));
    left.forEach(Child::kill);
    left.forEach(child -> child.await(GRACE));
  }
}

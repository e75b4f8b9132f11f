package io.github.hotllm.internal.concurrent;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, whichever threads bring them.
 *
 * <p>A task runs at once on the thread that brings it, unless another is running: then that thread
 * runs it next. So nobody waits, there is no lock, and a task that brings a task does not recurse.
 * What tasks alone touch needs no other protection.
 */
public final class Mailbox {
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** Runs the task, now or after those that were brought before. It must not throw. */
  public void run(Runnable task) {
    run(task, Runnable::run);
  }

  /** The same for a thread that must not run tasks itself: if nobody does, the executor shall. */
  public void run(Runnable task, Executor elsewhere) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      elsewhere.execute(this::drain);
    }
  }

  /**
   * Each count stands for a task that is in the queue already, so the queue never runs dry here.
   */
  private void drain() {
    do {
      runOne(tasks.remove());
    } while (waiting.decrementAndGet() != 0);
  }

  /** A task that throws all the same must not stop those behind it. */
  private static void runOne(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}

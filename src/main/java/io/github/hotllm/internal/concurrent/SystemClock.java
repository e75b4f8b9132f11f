package io.github.hotllm.internal.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/**
 * The time of this machine. For all threads.
 *
 * <p>One thread waits and hands each task that is due to a pool, so that a task which blocks delays
 * no other. What is asked for after {@link #close} never happens.
 */
public final class SystemClock implements Clock, AutoCloseable {
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Threads.named("hotllm-timer"), new DiscardPolicy());
  private final ExecutorService tasks = Threads.pool("hotllm-timed");

  public SystemClock() {
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    var due =
        timer.schedule(() -> tasks.execute(task), saturatedNanos(delay), TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  /** "Never" is often said with a delay of more nanoseconds than there are. */
  private static long saturatedNanos(Duration delay) {
    return TimeUnit.NANOSECONDS.convert(delay);
  }

  /** Forgets what was still to come, and interrupts what runs. */
  @Override
  public void close() {
    timer.shutdownNow();
    tasks.shutdownNow();
  }
}

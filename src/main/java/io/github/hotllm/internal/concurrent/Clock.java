package io.github.hotllm.internal.concurrent;

import java.time.Duration;
import java.time.Instant;

/** Where all time comes from: the present, and what shall happen after a while. */
public interface Clock {
  /** Nanoseconds since some fixed point, for measuring. */
  long nanos();

  /** The time of day. */
  Instant now();

  /**
   * Runs a task once, after that time, on a thread on which it may block.
   *
   * @return cancels the task; does nothing once it has begun
   */
  Runnable after(Duration delay, Runnable task);
}

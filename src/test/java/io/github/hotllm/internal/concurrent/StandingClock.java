package io.github.hotllm.internal.concurrent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;

/** It is always noon of 1 November 2026, UTC: what is due at once happens, all else never. */
public final class StandingClock implements Clock {
  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-11-01T12:00:00Z");
  }

  @Override
  public Runnable after(Duration delay, Runnable task) {
    if (delay.isZero()) {
      ForkJoinPool.commonPool().execute(task);
    }
    return () -> {};
  }
}

package io.github.hotllm.internal.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemClockTest {
  private static final Duration SOON = Duration.ofMillis(20);

  private final SystemClock clock = new SystemClock();

  @AfterEach
  void close() {
    clock.close();
  }

  @Test
  void aTaskRunsOnADaemonOfItsOwnNoSoonerThanAsked() throws Exception {
    var ran = new CompletableFuture<Thread>();
    long start = clock.nanos();
    clock.after(SOON, () -> ran.complete(Thread.currentThread()));
    var thread = ran.get(10, TimeUnit.SECONDS);
    assertTrue(clock.nanos() - start >= SOON.toNanos());
    assertTrue(thread.getName().startsWith("hotllm-timed-"), thread::getName);
    assertTrue(thread.isDaemon());
  }

  @Test
  void aTaskThatBlocksDelaysNoOther() throws Exception {
    var release = new CountDownLatch(1);
    var other = new CountDownLatch(1);
    var blocked = new CompletableFuture<Boolean>();
    clock.after(Duration.ZERO, () -> {
      try {
        blocked.complete(release.await(10, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        blocked.completeExceptionally(e);
      }
    });
    clock.after(SOON, other::countDown);
    assertTrue(other.await(10, TimeUnit.SECONDS));
    assertFalse(blocked.isDone());
    release.countDown();
    assertTrue(blocked.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aCancelledTaskNeverRuns() throws Exception {
    var cancelled = new CountDownLatch(1);
    var later = new CountDownLatch(1);
    clock.after(SOON, cancelled::countDown).run();
    clock.after(SOON.multipliedBy(2), later::countDown);
    assertTrue(later.await(10, TimeUnit.SECONDS));
    assertEquals(1, cancelled.getCount());
  }

  @Test
  void neverIsADelayToo() {
    clock.after(Duration.ofSeconds(Long.MAX_VALUE), () -> {}).run();
  }

  @Test
  void afterCloseNothingHappensAndNothingFails() {
    clock.close();
    var ran = new CountDownLatch(1);
    clock.after(Duration.ZERO, ran::countDown).run();
    assertEquals(1, ran.getCount());
  }
}

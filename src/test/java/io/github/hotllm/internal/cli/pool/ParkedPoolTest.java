package io.github.hotllm.internal.cli.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ParkedPoolTest {
  private final FakeClock clock = new FakeClock();
  private final FakeWorker.Starts starts = new FakeWorker.Starts();
  private final ParkedPool<FakeWorker> pool =
      new ParkedPool<>("claude", new ParkedPool.Size(1, 3), starts, clock);

  @Test
  void nothingStartsByItself() {
    clock.advance(Duration.ofHours(1));
    assertEquals(0, starts.count);
  }

  @Test
  void aWarmPoolParksAsManyAsItShall() {
    pool.warm();
    assertEquals(new ParkedPool.Count(0, 1, 0), pool.count());
    starts.succeed();
    assertEquals(new ParkedPool.Count(1, 0, 0), pool.count());
    assertEquals(1, starts.count);
  }

  @Test
  void aClaimTakesAParkedProcessAndItsSuccessorStartsAMomentLater() {
    pool.warm();
    var parked = starts.succeed();
    assertSame(parked, pool.claim().join());
    clock.advance(Duration.ofMillis(399));
    assertEquals(new ParkedPool.Count(0, 0, 1), pool.count());
    clock.advance(Duration.ofMillis(1));
    assertEquals(new ParkedPool.Count(0, 1, 1), pool.count());
  }

  @Test
  void aClaimOfAColdPoolStartsOneForItselfAndOneToPark() {
    var claim = pool.claim();
    assertEquals(1, starts.count);
    assertSame(starts.succeed(), claim.join());
    pool.release(claim.join());
    assertEquals(2, starts.count);
    starts.succeed();
    assertEquals(new ParkedPool.Count(1, 0, 0), pool.count());
  }

  @Test
  void aReleasedProcessIsStoppedForItServesOnce() {
    var claim = pool.claim();
    var worker = starts.succeed();
    pool.release(claim.join());
    assertTrue(worker.stopped);
    assertEquals(0, pool.count().working());
  }

  @Test
  void thereAreNeverMoreThanTheMost() {
    for (int i = 0; i < 5; i++) {
      var unused = pool.claim();
    }
    assertEquals(3, starts.count);
    starts.succeed();
    starts.succeed();
    var last = starts.succeed();
    assertTrue(pool.isFull());
    assertEquals(3, starts.count);
    pool.release(last);
    assertEquals(4, starts.count);
  }

  @Test
  void aClaimThatIsGivenUpLeavesItsProcessToTheNext() {
    var given = pool.claim();
    var waiting = pool.claim();
    given.cancel(false);
    assertSame(starts.succeed(), waiting.join());
  }

  @Test
  void aProcessThatWasParkedForHalfAnHourIsReplaced() {
    pool.warm();
    var old = starts.succeed();
    clock.advance(Duration.ofMinutes(30).minusMillis(1));
    assertFalse(old.stopped);
    clock.advance(Duration.ofMillis(1));
    assertTrue(old.stopped);
    assertEquals(new ParkedPool.Count(0, 1, 0), pool.count());
  }

  @Test
  void aProcessThatDiesParkedIsReplacedAtOnceAndThenMoreAndMoreSlowly() {
    pool.warm();
    for (var pause : new int[] {0, 1, 2, 4, 8, 16, 32, 60, 60}) {
      int before = starts.count;
      starts.succeed().die();
      if (pause > 0) {
        clock.advance(Duration.ofSeconds(pause).minusMillis(1));
        assertEquals(before, starts.count, "pause of " + pause);
        clock.advance(Duration.ofMillis(1));
      }
      assertEquals(before + 1, starts.count, "pause of " + pause);
    }
  }

  @Test
  void aStartThatFailsTellsWhoWaitsForItAndIsRepeated() {
    pool.warm();
    starts.fail();
    assertEquals(2, starts.count);
    starts.fail();
    assertEquals(2, starts.count);
    assertEquals(Optional.of(clock.now().plusSeconds(1)), pool.restUntil());
    var claim = pool.claim();
    var failure =
        (LlmException) assertThrows(CompletionException.class, claim::join).getCause();
    assertEquals("no start", failure.getMessage());
    assertEquals(Optional.of(Duration.ofSeconds(1)), failure.retryAfter());
    clock.advance(Duration.ofSeconds(1));
    assertEquals(3, starts.count);
    starts.succeed();
    assertEquals(Optional.empty(), pool.failure());
  }

  @Test
  void whoCanBeServedByAnotherStartWaitsOn() {
    var claim = pool.claim();
    clock.advance(Duration.ofMillis(400));
    starts.fail();
    assertFalse(claim.isDone());
    assertSame(starts.succeed(), claim.join());
  }

  @Test
  void anAnswerEndsTheSlowness() {
    pool.warm();
    starts.succeed().die();
    starts.succeed().die();
    clock.advance(Duration.ofSeconds(1));
    pool.proven();
    int before = starts.count;
    starts.succeed().die();
    assertEquals(before + 1, starts.count);
  }

  @Test
  void aClosedPoolStopsWhatIsParkedAndWhatStartsLate() {
    pool.warm();
    var parked = starts.succeed();
    var taken = pool.claim();
    assertSame(parked, taken.join());
    var waiting = pool.claim();
    pool.close();
    assertThrows(CompletionException.class, waiting::join);
    assertTrue(starts.succeed().stopped);
    assertThrows(CompletionException.class, pool.claim()::join);
    clock.advance(Duration.ofHours(1));
    assertEquals(0, pool.count().idle());
  }
}

package io.github.hotllm.internal.cli.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.concurrent.FakeClock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class SharedProcessTest {
  private static final SharedProcess.Limits LIMITS =
      new SharedProcess.Limits(2, 3, Duration.ofHours(1));

  private final FakeClock clock = new FakeClock();
  private final FakeWorker.Starts starts = new FakeWorker.Starts();
  private final SharedProcess<FakeWorker> shared =
      new SharedProcess<>("codex", LIMITS, starts, clock);

  @Test
  void nothingStartsByItselfAndOneForAllWhenItIsNeeded() {
    assertEquals(0, starts.count);
    var one = shared.claim();
    var other = shared.claim();
    assertEquals(1, starts.count);
    var process = starts.succeed();
    assertSame(process, one.join());
    assertSame(process, other.join());
  }

  @Test
  void whoFindsNoPermitWaitsForOne() {
    shared.warm();
    var process = starts.succeed();
    shared.claim().join();
    shared.claim().join();
    var third = shared.claim();
    assertFalse(third.isDone());
    shared.release(process);
    assertSame(process, third.join());
  }

  @Test
  void aProcessThatHasServedEnoughFinishesItsTurnsBesideItsSuccessor() {
    shared.warm();
    var old = starts.succeed();
    shared.claim().join();
    shared.release(old);
    shared.claim().join();
    shared.claim().join();
    assertEquals(2, starts.count);
    var next = starts.succeed();
    assertNotSame(old, shared.claim().join());
    assertFalse(old.stopped);
    shared.release(old);
    assertFalse(old.stopped);
    shared.release(old);
    assertTrue(old.stopped);
    assertFalse(next.stopped);
  }

  @Test
  void anOldProcessIsReplacedInTheBackground() {
    shared.warm();
    var old = starts.succeed();
    clock.advance(LIMITS.age());
    assertTrue(old.stopped);
    assertEquals(2, starts.count);
  }

  @Test
  void aProcessThatDiesIsReplacedAtOnceAndThenMoreSlowly() {
    shared.warm();
    starts.succeed().die();
    assertEquals(2, starts.count);
    starts.succeed().die();
    assertEquals(2, starts.count);
    clock.advance(Duration.ofSeconds(1));
    assertEquals(3, starts.count);
  }

  @Test
  void aClaimThatIsGivenUpTakesNoPermit() {
    var given = shared.claim();
    given.cancel(false);
    starts.succeed();
    shared.claim().join();
    shared.claim().join();
  }

  @Test
  void aStartThatFailsTellsThoseWhoWait() {
    var claim = shared.claim();
    starts.fail();
    assertThrows(CompletionException.class, claim::join);
    starts.fail();
    assertThrows(CompletionException.class, shared.claim()::join);
    assertTrue(shared.failure().isPresent());
    clock.advance(Duration.ofSeconds(1));
    assertTrue(shared.isStarting());
  }

  @Test
  void aClosedOneStopsItsProcessAlsoOneThatStartsLate() {
    shared.warm();
    var process = starts.succeed();
    shared.close();
    assertTrue(process.stopped);
    assertThrows(CompletionException.class, shared.claim()::join);
  }
}

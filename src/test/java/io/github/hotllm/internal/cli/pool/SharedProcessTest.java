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

  /** One whose successor is started four turns or six minutes before. */
  private final SharedProcess<FakeWorker> longLived = new SharedProcess<>(
      "codex", new SharedProcess.Limits(2, 40, Duration.ofHours(1)), starts, clock);

  /** The process, when its successor has just been asked for. */
  private FakeWorker warmUntilNearlyOver() {
    longLived.warm();
    var process = starts.succeed();
    for (int i = 0; i < 36; i++) {
      assertEquals(1, starts.count);
      assertSame(process, served());
    }
    return process;
  }

  /** Who serves a turn, which is over at once. */
  private FakeWorker served() {
    var process = longLived.claim().join();
    longLived.release(process);
    return process;
  }

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
  void theCallerAtTheChangeFindsASuccessorThatIsReady() {
    var old = warmUntilNearlyOver();
    assertEquals(2, starts.count);
    assertSame(old, served());
    var next = starts.succeed();
    assertSame(next, served());
    assertTrue(old.stopped);
    assertEquals(2, starts.count);
    assertEquals(1, longLived.count());
  }

  @Test
  void anOldProcessHasItsSuccessorStartedBeforeItIsTooOld() {
    longLived.warm();
    var old = starts.succeed();
    clock.advance(Duration.ofMinutes(54).minusMillis(1));
    assertEquals(1, starts.count);
    clock.advance(Duration.ofMillis(1));
    assertEquals(2, starts.count);
    assertTrue(longLived.isReady());
    assertFalse(old.stopped);
    var next = starts.succeed();
    assertTrue(old.stopped);
    clock.advance(Duration.ofMinutes(53));
    assertSame(next, served());
    assertEquals(2, starts.count);
  }

  @Test
  void theOldProcessFinishesItsTurnsAndNobodyWaitsForThem() {
    var old = warmUntilNearlyOver();
    assertSame(old, longLived.claim().join());
    assertSame(old, longLived.claim().join());
    var waiting = longLived.claim();
    assertFalse(waiting.isDone());
    var next = starts.succeed();
    assertSame(next, waiting.join());
    assertEquals(2, longLived.count());
    longLived.release(old);
    assertFalse(old.stopped);
    longLived.release(old);
    assertTrue(old.stopped);
    longLived.release(next);
    assertFalse(next.stopped);
    assertEquals(1, longLived.count());
  }

  @Test
  void aSuccessorThatIsSlowTakesThoseWhoCameAfterTheLimit() {
    var old = warmUntilNearlyOver();
    for (int i = 0; i < 4; i++) {
      assertSame(old, served());
    }
    assertTrue(old.stopped);
    var late = longLived.claim();
    assertFalse(late.isDone());
    assertEquals(2, starts.count);
    assertSame(starts.succeed(), late.join());
  }

  @Test
  void aSuccessorThatFailsCostsNoTurnOfTheOldProcess() {
    var old = warmUntilNearlyOver();
    longLived.claim().join();
    longLived.claim().join();
    var waiting = longLived.claim();
    starts.fail();
    starts.fail();
    assertEquals(3, starts.count);
    assertFalse(waiting.isDone());
    longLived.release(old);
    longLived.proven();
    assertTrue(longLived.failure().isPresent());
    assertSame(old, waiting.join());
    clock.advance(Duration.ofSeconds(1));
    starts.fail();
    clock.advance(Duration.ofMillis(1999));
    assertEquals(4, starts.count);
    clock.advance(Duration.ofMillis(1));
    assertSame(starts.succeed(), longLived.claim().join());
  }

  @Test
  void whoWaitsForAProcessThatHasNoSuccessorIsToldSo() {
    var old = warmUntilNearlyOver();
    longLived.claim().join();
    longLived.claim().join();
    var waiting = longLived.claim();
    starts.fail();
    starts.fail();
    longLived.replace(old);
    assertThrows(CompletionException.class, waiting::join);
    assertFalse(old.stopped);
    clock.advance(Duration.ofSeconds(1));
    assertSame(starts.succeed(), longLived.claim().join());
  }

  @Test
  void theOldProcessMayDieBeforeItsSuccessorIsReady() {
    var old = warmUntilNearlyOver();
    old.die();
    var waiting = longLived.claim();
    assertEquals(2, starts.count);
    assertSame(starts.succeed(), waiting.join());
  }

  @Test
  void aSuccessorThatDiesHasOneItself() {
    var old = warmUntilNearlyOver();
    longLived.claim().join();
    var next = starts.succeed();
    next.die();
    assertEquals(3, starts.count);
    longLived.release(old);
    assertTrue(old.stopped);
    assertSame(starts.succeed(), served());
  }

  @Test
  void closingLeavesNeitherTheOldProcessNorItsSuccessor() {
    var old = warmUntilNearlyOver();
    longLived.claim().join();
    var next = starts.succeed();
    longLived.close();
    assertTrue(old.stopped);
    assertTrue(next.stopped);
    longLived.release(old);
    assertEquals(0, longLived.count());
  }

  @Test
  void closingLeavesNoSuccessorThatIsStarting() {
    var old = warmUntilNearlyOver();
    longLived.close();
    assertTrue(old.stopped);
    assertTrue(starts.succeed().stopped);
    clock.advance(Duration.ofHours(2));
    assertEquals(2, starts.count);
    assertEquals(0, longLived.count());
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

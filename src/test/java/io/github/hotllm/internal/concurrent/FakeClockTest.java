package io.github.hotllm.internal.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeClockTest {
  private final FakeClock clock = new FakeClock();
  private final List<String> ran = new ArrayList<>();

  private Runnable in(int seconds, String name) {
    return clock.after(
        Duration.ofSeconds(seconds),
        () -> ran.add(name + " at " + Duration.ofNanos(clock.nanos()).toSeconds()));
  }

  @Test
  void whatIsDueRunsInOrderAndSeesItsTime() {
    in(2, "c");
    in(1, "a");
    in(1, "b");
    in(9, "later");
    clock.advance(Duration.ofSeconds(5));
    assertEquals(List.of("a at 1", "b at 1", "c at 2"), ran);
    assertEquals("2026-11-01T12:00:05Z", clock.now().toString());
    assertEquals(1, clock.pending());
  }

  @Test
  void aTaskMayAskForAnother() {
    clock.after(Duration.ofSeconds(1), () -> in(1, "second"));
    clock.advance(Duration.ofSeconds(2));
    assertEquals(List.of("second at 2"), ran);
  }

  @Test
  void aCancelledTaskNeverRuns() {
    in(1, "a").run();
    clock.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), ran);
    assertEquals(0, clock.pending());
  }
}

package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.HeardTurn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that does everything wrong, two hundred times. */
class MisbehaviourTest {
  private static final List<String> MISBEHAVIOURS = List.of(
      "spawn-crash", "mid-crash", "half-line", "flood", "hang", "ignore-term", "fork", "ok");

  private static final int TIMES = 25;
  private static final long REPLACED_MILLIS = 1000;
  /** Of two hundred; a busy machine pauses now and then. */
  private static final int MAY_BE_LATER = 5;

  @TempDir
  private Path folder;

  @Test
  void everyFailureHasItsTypeEverySlotIsReplacedAndNoProcessIsLeft() throws Exception {
    var late = new ArrayList<String>();
    var claude = FakeClaude.in(folder);
    try (claude) {
      claude.backend.warm();
      claude.untilReady();
      for (int time = 0; time < TIMES; time++) {
        for (var misbehaviour : MISBEHAVIOURS) {
          misbehave(claude, misbehaviour);
          long millis = claude.untilReady();
          if (millis > REPLACED_MILLIS) {
            late.add(misbehaviour + " after " + millis + " ms");
          }
        }
      }
      assertFalse(claude.living().isEmpty(), "one is parked");
    }
    assertEquals(List.of(), claude.living());
    assertTrue(late.size() <= MAY_BE_LATER, () -> "replaced too late: " + late);
  }

  private static void misbehave(FakeClaude claude, String how) throws InterruptedException {
    claude.mode(how);
    var heard = new HeardTurn();
    var turn =
        claude.backend.open(FakeClaude.asked("Hi"), FakeClaude.target("claude-haiku-4-5"), heard);
    heard.take(turn);
    switch (how) {
      case "spawn-crash", "ok", "flood" -> {
        heard.end();
        assertEquals("Hello from fake", heard.text(), how);
      }
      case "hang", "ignore-term" -> {
        heard.awaitFirst();
        turn.cancel();
      }
      default -> {
        var failure = heard.failure();
        assertEquals(ErrorType.STREAM_BROKEN, failure.type(), how);
        assertEquals("Hel", heard.text(), how);
        assertTrue(failure.getMessage().matches(expected(how)), failure.getMessage());
      }
    }
  }

  private static String expected(String how) {
    return switch (how) {
      case "mid-crash" -> "claude ended with exit status 7 before its answer was complete";
      case "half-line" ->
        "claude (ended|stopped writing) in the middle of a line( with exit status 0)? before its"
            + " answer was complete";
      default -> "claude ended with exit status 9 before its answer was complete";
    };
  }
}

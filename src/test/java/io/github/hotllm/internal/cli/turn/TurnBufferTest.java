package io.github.hotllm.internal.cli.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.cli.CliTurn;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Metered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnBufferTest {
  private final List<String> heard = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final TurnBuffer buffer = new TurnBuffer("codex", new Listener(), Runnable::run);
  private final CliTurn turn = buffer.turn(List.of("a warning"), new TurnBuffer.Source() {
    @Override
    public void begin() {
      told.add("begin");
    }

    @Override
    public void abandon() {
      told.add("abandon");
    }
  });

  private final class Listener implements CliTurn.Listener {
    @Override
    public void connecting() {
      heard.add("connecting");
    }

    @Override
    public void connected() {
      heard.add("connected");
    }

    @Override
    public void alive() {
      heard.add("alive");
    }

    @Override
    public void next(Batch batch) {
      heard.add(batch.dialect() + batch.model() + batch.events().size());
    }

    @Override
    public void end(Metered metered) {
      heard.add("end");
    }

    @Override
    public void fail(LlmException failure) {
      heard.add("fail " + failure.type());
    }
  }

  private void say(String text) {
    buffer.add(Optional.of("m"), List.of(new LlmEvent.Text(text)));
  }

  private void end() {
    buffer.end(Metered.of(StopReason.STOP, Optional.empty(), Optional.empty()));
  }

  @Test
  void theFirstPullBeginsOnce() {
    assertEquals(List.of("a warning"), turn.warnings());
    assertEquals(List.of(), told);
    turn.pull();
    say("a");
    turn.pull();
    assertEquals(List.of("begin"), told);
    assertEquals(List.of("alive", "codexOptional[m]1"), heard);
  }

  @Test
  void whatIsNotAskedForWaitsAndComesTogether() {
    turn.pull();
    say("a");
    say("b");
    say("c");
    end();
    assertEquals(List.of("alive", "codexOptional[m]1", "alive", "alive"), heard);
    turn.pull();
    assertEquals("codexOptional[m]2", heard.get(4));
    turn.pull();
    assertEquals("end", heard.get(5));
  }

  @Test
  void nothingComesBehindTheEnd() {
    turn.pull();
    end();
    buffer.fail(LlmException.of(ErrorType.STREAM_BROKEN, "late"));
    say("late");
    turn.cancel();
    assertEquals(List.of("begin"), told);
    assertEquals(List.of("end", "alive"), heard);
  }

  @Test
  void whatWasSaidBeforeAFailureComesFirst() {
    turn.pull();
    buffer.add(Optional.empty(), List.of());
    say("a");
    buffer.fail(LlmException.of(ErrorType.STREAM_BROKEN, "cut"));
    turn.pull();
    assertEquals(List.of("alive", "alive", "codexOptional[m]1", "fail STREAM_BROKEN"), heard);
  }

  @Test
  void aCancelledTurnIsAbandonedOnceAndSilent() {
    turn.pull();
    turn.cancel();
    turn.cancel();
    say("a");
    turn.pull();
    assertEquals(List.of("begin", "abandon"), told);
    assertEquals(List.of("alive"), heard);
  }

  @Test
  void aTurnThatNeverBeganHasNothingToStop() {
    turn.cancel();
    turn.pull();
    assertEquals(List.of(), told);
  }

  @Test
  void aTurnThatNobodyReadsFailsBeforeItFillsTheMemory() {
    turn.pull();
    say("a");
    var mebibyte = "x".repeat(1 << 20);
    for (int i = 0; i < 17; i++) {
      say(mebibyte);
    }
    assertEquals(List.of("begin", "abandon"), told);
    turn.pull();
    turn.pull();
    assertEquals("fail STREAM_BROKEN", heard.get(heard.size() - 1));
  }
}

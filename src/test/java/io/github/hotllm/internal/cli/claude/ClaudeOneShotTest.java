package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.HeardTurn;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Children;
import io.github.hotllm.internal.cli.process.CliSetup;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaudeOneShotTest {
  private final HeardTurn heard = new HeardTurn();

  /** It would fail, for there is no such program. */
  @Test
  void aTurnThatNobodyWantsStartsNothing() {
    var program = Path.of("no-such-program");
    var row = new CliRow("claude", program.toString(), Map.of(), 1);
    var bench = new Bench(new FakeClock(), Runnable::run, new Children());
    var setup = new CliSetup(row, Map.of(), bench);
    var asked = FakeClaude.asked("Hi");
    var target = FakeClaude.target("claude-haiku-4-5");
    var parts = new ClaudeOneShot.Parts(
        new ClaudeRequest(asked, target),
        new ClaudeAnswer(asked, target),
        new TurnBuffer("claude", heard, Runnable::run));
    var shot = new ClaudeOneShot(new ClaudeProgram(setup, program), bench, parts);
    shot.abandon();
    shot.begin();
    assertEquals(List.of(), heard.signs);
  }
}

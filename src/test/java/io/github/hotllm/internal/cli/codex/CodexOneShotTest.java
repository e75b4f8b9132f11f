package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.cli.HeardTurn;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Children;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodexOneShotTest {
  /** A launch brings a folder along, which nobody would delete. */
  @Test
  void aTurnThatIsRefusedLaunchesNothing() {
    var picture = Part.Image.of("image/png", new byte[] {1});
    var request = LlmRequest.builder("gpt-6-luna")
        .messages(List.of(Message.user(new Part.Text("See"), picture)))
        .build();
    var target = RealProgram.target("openai", "gpt-6-luna");
    var talk = new CodexTalk(
        new CodexRequest(Asked.of(request, Delivery.STREAMED), target),
        new CodexFailures(target, new CodexLimits()));
    var heard = new HeardTurn();
    var buffer = new TurnBuffer("codex", heard, Runnable::run);
    var shot = new CodexOneShot(
        () -> {
          throw new AssertionError("it was launched");
        },
        new Bench(new FakeClock(), Runnable::run, new Children()),
        talk,
        buffer);
    heard.take(buffer.turn(List.of(), shot));
    assertEquals(ErrorType.INVALID_REQUEST, heard.failure().type());
  }
}

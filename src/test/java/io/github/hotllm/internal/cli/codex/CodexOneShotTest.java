package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.cli.HeardTurn;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.cli.process.Bench;
import io.github.hotllm.internal.cli.process.Children;
import io.github.hotllm.internal.cli.process.Den;
import io.github.hotllm.internal.cli.process.Launch;
import io.github.hotllm.internal.cli.turn.TurnBuffer;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CodexOneShotTest {
  private final HeardTurn heard = new HeardTurn();
  private final TurnBuffer buffer = new TurnBuffer("codex", heard, Runnable::run);

  /** A launch brings a folder along, which nobody would delete. */
  @Test
  void aTurnThatIsRefusedLaunchesNothing() {
    var picture = Part.Image.of("image/png", new byte[] {1});
    var request = LlmRequest.builder("gpt-6-luna")
        .messages(List.of(Message.user(new Part.Text("See"), picture)))
        .build();
    heard.take(buffer.turn(List.of(), shot(request, CodexOneShotTest::nothing)));
    assertEquals(ErrorType.INVALID_REQUEST, heard.failure().type());
  }

  @Test
  void aTurnThatNobodyWantsLaunchesNothing() {
    var shot = shot(LlmRequest.of("gpt-6-luna", "Hi"), CodexOneShotTest::nothing);
    shot.abandon();
    shot.begin();
    assertEquals(List.of(), heard.signs);
  }

  /** What is told to a program is paid for. */
  @Test
  void aTurnThatIsGivenUpDuringTheLaunchIsNotToldToTheProgram() throws IOException {
    var den = Den.make("codex");
    var launch = new Launch("codex", List.of("/bin/cat"), Map.of(), den);
    var launched = new CompletableFuture<Launch>();
    var shot = shot(LlmRequest.of("gpt-6-luna", "Hi"), () -> launched);
    shot.begin();
    shot.abandon();
    launched.complete(launch);
    assertFalse(heard.signs.contains("connected"));
  }

  private static CompletableFuture<Launch> nothing() {
    throw new AssertionError("it was launched");
  }

  private CodexOneShot shot(LlmRequest request, Supplier<CompletableFuture<Launch>> launches) {
    var target = RealProgram.target("openai", "gpt-6-luna");
    var talk = new CodexTalk(
        new CodexRequest(Asked.of(request, Delivery.STREAMED), target),
        new CodexFailures(target, new CodexLimits()));
    var bench = new Bench(new FakeClock(), Runnable::run, new Children());
    return new CodexOneShot(launches, bench, talk, buffer);
  }
}

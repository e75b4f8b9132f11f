package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.TalkStage.call;
import static io.github.hotllm.internal.engine.TalkStage.tool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Role;
import io.github.hotllm.RoundLimitException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests for conversations that end before their answer, and what is left of them. */
class ConversationLimitsTest {
  private final TalkStage stage = new TalkStage();
  private final List<Message> firstRound = List.of(
      Message.user("hi"),
      new Message(Role.ASSISTANT, List.of(call("c1", "say"))),
      Message.user(call("c1", "say").result("x")));

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theLimitOfRoundsIsAFailureThatCarriesWhatWasSaid() {
    stage.answers(call("c1", "say")).answers(call("c2", "say"));

    var failure = assertThrows(
        RoundLimitException.class,
        () -> stage.converse(tool("say", args -> "x")).maxRounds(2).ask());

    assertEquals(
        "the model still has no answer after 2 rounds – allow more with maxRounds, or send "
            + "conversation() to go on",
        failure.getMessage());
    assertEquals(firstRound, failure.conversation());
    assertEquals(List.of(call("c2", "say")), failure.partial().orElseThrow().toolCalls());
    assertEquals(false, failure.isRetryable());
  }

  @Test
  void tenRoundsAreAllowedAndAtLeastOne() {
    for (int i = 1; i <= 10; i++) {
      stage.answers(call("c" + i, "say"));
    }
    assertThrows(
        RoundLimitException.class,
        () -> stage.converse(tool("say", args -> "x")).ask());
    assertEquals(10, stage.asked.size());
    assertThrows(IllegalArgumentException.class, () -> stage.converse().maxRounds(0));
  }

  @Test
  void aFailureInALaterRoundCarriesWhatWasSaid() {
    stage.answers(call("c1", "say"));
    stage.route.attempt(FakeRoute.fail(Calls.failure(ErrorType.AUTHENTICATION)));

    var failure = assertThrows(
        LlmException.class, () -> stage.converse(tool("say", args -> "x")).ask());

    assertEquals(ErrorType.AUTHENTICATION, failure.type());
    assertEquals(firstRound, failure.conversation());
  }

  @Test
  void theTotalLimitCoversRoundsAndTools() {
    stage.answers(call("c1", "say")).answers(call("c2", "wait"));
    var never = new CompletableFuture<String>();
    var waiting = new CompletableFuture<Void>();
    var request =
        LlmRequest.builder("m").prompt("hi").timeout(Duration.ofSeconds(3)).build();

    var talk = stage
        .llm
        .converse(
            request,
            tool("say", args -> {
              stage.calls.clock.advance(Duration.ofSeconds(2));
              return "x";
            }),
            tool("wait", args -> {
              waiting.complete(null);
              return never;
            }))
        .call();
    waiting.join();
    stage.calls.clock.advance(Duration.ofSeconds(1));

    var failure = assertInstanceOf(
        LlmException.class, assertThrows(CompletionException.class, talk::join).getCause());
    assertEquals(Optional.of(Phase.TOTAL), failure.phase());
    assertEquals(
        "the call is not done within 3 s – give it more with timeout_ms", failure.getMessage());
    assertEquals(firstRound, failure.conversation());
    assertThrows(Exception.class, never::join);
    assertTrue(never.isCancelled());
    assertEquals(0, stage.calls.clock.pending());
  }
}

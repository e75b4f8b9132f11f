package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.TalkStage.call;
import static io.github.hotllm.internal.engine.TalkStage.tool;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.Billing;
import io.github.hotllm.Conversation.Event;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.StopReason;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolFunction;
import io.github.hotllm.ToolsPerTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests for the rounds of a conversation, from the question to the answer. */
class ConversationTest {
  private final TalkStage stage = new TalkStage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void theResultOfAToolGoesBackToTheModel() {
    var wish = call("c1", "say");
    stage.answers(wish).answers("done");

    var outcome = stage.converse(tool("say", args -> args.word() + "!")).ask();

    assertEquals("done", outcome.text());
    assertEquals(2, outcome.rounds());
    var turns =
        List.of(new Message(Role.ASSISTANT, List.of(wish)), Message.user(wish.result("c1!")));
    assertEquals(turns, stage.sentIn(2));
    assertEquals("say", stage.asked.get(0).tools().get(0).name());
  }

  @Test
  void theConversationIsThereForTheNextTurn() {
    var wish = call("c1", "say");
    stage.answers(wish).answers("done");

    var outcome = stage.converse(tool("say", args -> "x")).ask();

    assertEquals(
        List.of(
            Message.user("hi"),
            new Message(Role.ASSISTANT, List.of(wish)),
            Message.user(wish.result("x")),
            Message.assistant("done")),
        outcome.messages());
  }

  @Test
  void everyStepIsAnEvent() {
    var wish = call("c1", "say");
    stage.answers(wish).answers("done");
    var steps = new ArrayList<String>();
    var events = new ArrayList<Event>();

    var outcome = stage
        .converse(tool("say", args -> "x"))
        .forEach(event -> {
          events.add(event);
          steps.add((event instanceof Event.Answering answering ? answering.event() : event)
              .getClass()
              .getSimpleName());
        })
        .join();

    assertEquals(
        "[RoundStarted, Started, ToolCall, Finished, ToolCalled, ToolReturned, RoundEnded, "
            + "RoundStarted, Started, Text, Finished, RoundEnded, Finished]",
        steps.toString());
    assertEquals(new Event.RoundStarted(1), events.get(0));
    assertEquals(new Event.ToolCalled(wish), events.get(4));
    assertEquals(new Event.ToolReturned(wish, wish.result("x"), Duration.ZERO), events.get(5));
    assertEquals(new Event.Finished(outcome), events.get(12));
  }

  @Test
  void theCallsOfOneAnswerRunAtTheSameTime() {
    stage.answers(call("c1", "meet"), call("c2", "meet")).answers("done");
    var meeting = new CyclicBarrier(2);

    var outcome = stage
        .converse(tool("meet", args -> {
          meeting.await(20, TimeUnit.SECONDS);
          return "met";
        }))
        .ask();

    assertEquals("done", outcome.text());
    assertEquals(
        Message.user(call("c1", "meet").result("met"), call("c2", "meet").result("met")),
        stage.sentIn(2).get(1));
  }

  @Test
  void resultsKeepTheOrderOfTheCallsInOneTurn() {
    stage.answers(call("c1", "slow"), call("c2", "quick"), call("c3", "slow")).answers("done");
    var quickIsBack = new CountDownLatch(1);
    var returned = new ArrayList<String>();

    stage
        .converse(
            tool("slow", args -> {
              quickIsBack.await();
              return args.word();
            }),
            tool("quick", args -> args.word()))
        .forEach(event -> {
          if (event instanceof Event.ToolReturned back) {
            returned.add(back.call().id());
            quickIsBack.countDown();
          }
        })
        .join();

    assertEquals("c2", returned.get(0));
    assertEquals(
        List.of("c1", "c2", "c3"),
        stage.sentIn(2).get(1).parts().stream()
            .map(part -> ((Part.ToolResult) part).toolCallId())
            .toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"LENGTH", "REFUSAL", "CONTEXT_OVERFLOW", "OTHER"})
  void anAnswerThatWasCutEndsItAndItsCallsAreNotRun(StopReason reason) {
    stage.answers(reason, call("c1", "say"));

    var outcome = stage
        .converse(tool("say", args -> {
          throw new AssertionError("it ran");
        }))
        .ask();

    assertEquals(reason, outcome.reply().stopReason());
    assertEquals(1, outcome.reply().toolCalls().size());
    assertEquals(List.of(Message.user("hi")), outcome.messages());
  }

  @Test
  void callsOfAModelThatSimplyStoppedAreRun() {
    stage.answers(StopReason.STOP, call("c1", "say")).answers("done");

    assertEquals("done", stage.converse(tool("say", args -> "x")).ask().text());
  }

  @Test
  void aPausedTurnIsSentBackAsItIs() {
    stage.route.attempt(FakeRoute.text("so far"), FakeRoute.end(StopReason.PAUSED));
    stage.answers("done");

    var outcome = stage.converse().ask();

    assertEquals(List.of(Message.assistant("so far")), stage.sentIn(2));
    assertEquals("done", outcome.text());
  }

  @Test
  void whatTheRequestSettlesHoldsForEachRound() {
    stage.answers(call("c1", "say")).answers("done");
    var request = LlmRequest.builder("m")
        .system("Be brief.")
        .prompt("hi")
        .billing(Billing.FLAT_RATE)
        .fallbacks("n")
        .idleTimeout(Duration.ofSeconds(7))
        .toolChoice(ToolChoice.NONE)
        .toolsPerTurn(ToolsPerTurn.ONE)
        .build();

    stage.llm.converse(request, tool("say", args -> "x")).ask();

    for (var round : stage.asked) {
      assertEquals(request.system(), round.system());
      assertEquals(request.billing(), round.billing());
      assertEquals(request.fallbacks(), round.fallbacks());
      assertEquals(request.timeouts(), round.timeouts());
      assertEquals(request.toolChoice(), round.toolChoice());
      assertEquals(request.toolsPerTurn(), round.toolsPerTurn());
    }
    assertEquals(2, stage.asked.size());
  }

  @Test
  void aForcedToolIsForcedInTheFirstRoundOnly() {
    stage.answers(call("c1", "say")).answers("done");
    var request =
        LlmRequest.builder("m").prompt("hi").toolChoice(ToolChoice.ANY).build();

    stage.llm.converse(request, tool("say", args -> "x")).ask();

    assertEquals(Optional.of(ToolChoice.ANY), stage.asked.get(0).toolChoice());
    assertEquals(Optional.of(ToolChoice.AUTO), stage.asked.get(1).toolChoice());
  }

  @Test
  void namesAreRefusedThatDoNotTellToolsApart() {
    var tool = tool("say", args -> "x");
    assertEquals(
        "two tools are named say – give each a name of its own",
        assertThrows(IllegalArgumentException.class, () -> stage.converse(tool, tool))
            .getMessage());
    var request =
        LlmRequest.builder("m").prompt("hi").tools(Tool.ofJson("own", "", "{}")).build();
    assertEquals(
        "the request names the tool own, which has no function – give all tools to converse",
        assertThrows(IllegalArgumentException.class, () -> stage.llm.converse(request, tool))
            .getMessage());
  }

  @Test
  void aConversationIsGoodForOneUse() {
    stage.answers("done");
    var conversation = stage.converse(new ToolFunction[0]);
    conversation.ask();

    var refusal = assertThrows(IllegalStateException.class, conversation::call);
    assertEquals(
        "this conversation is used already; a second use would buy it again – call converse() "
            + "once more",
        refusal.getMessage());
    assertEquals(1, stage.asked.size());
  }
}

package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.engine.MoneyStage.Having;
import io.github.hotllm.internal.engine.MoneyStage.Health;
import io.github.hotllm.internal.route.RouteState;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A plan of which one family of models has used up its week answers for the others. */
class FamilyLimitTest {
  private final MoneyStage stage = new MoneyStage();
  private final Llm llm = stage.llm(new Having(true, true, Optional.empty(), ""));

  @BeforeEach
  void useUpTheWeekOfHaiku() {
    stage.health = Health.FAMILY_USED_UP;
    var failure = assertThrows(LlmException.class, () -> llm.ask("haiku", "Hi"));
    assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
    assertEquals(Optional.of(MoneyStage.RESET), failure.resetsAt());
  }

  @AfterEach
  void close() {
    llm.close();
    stage.close();
  }

  private RouteState plan() {
    return Assembly.engine(llm).routes().stream()
        .filter(route -> route.kind() == RouteKind.SUBSCRIPTION)
        .filter(route -> route.provider().equals("anthropic"))
        .findFirst()
        .orElseThrow();
  }

  private LlmReply askOrElse(String model, String fallback) {
    return llm.ask(LlmRequest.builder(model).prompt("Hi").fallbacks(fallback).build());
  }

  @Test
  void anotherFamilyIsAskedAndAnswers() {
    assertEquals("plan", llm.ask("opus", "Hi").text());
    assertEquals(RouteState.Status.WARM, plan().status());
  }

  @Test
  void theFamilyRestsWhileAnotherOneOfTheSamePlanIsAskedFirst() {
    int before = stage.plan.requests().size();
    var reply = askOrElse("haiku", "opus");
    assertEquals("plan", reply.text());
    assertEquals(1, reply.attempts());
    assertEquals(1, stage.plan.requests().size() - before);
  }

  @Test
  void anAnswerOfAnotherFamilyDoesNotEndTheRest() {
    assertEquals("plan", llm.ask("opus", "Hi").text());
    assertEquals(RouteState.Status.EXHAUSTED, plan().status("claude-haiku"));
    assertEquals(RouteState.Status.WARM, plan().status("claude-opus"));
    assertEquals(1, askOrElse("haiku", "opus").attempts());
  }

  @Test
  void healthTellsOfIt() {
    assertEquals(
        Optional.of("claude-haiku is used up until " + MoneyStage.RESET), plan().hint());
    assertEquals(Optional.empty(), plan().until());
  }

  @Test
  void nobodyPaysForTheFamilyUnasked() {
    assertThrows(LlmException.class, () -> llm.ask("haiku", "Hi"));
    assertEquals(0, stage.api.requests().size());
    var allowed = LlmRequest.builder("haiku").prompt("Hi").fallbackToApi().build();
    assertEquals("api", llm.ask(allowed).text());
  }

  @Test
  void afterAWholeWindowIsUsedUpNothingOfThePlanIsLeft() {
    stage.health = Health.USED_UP;
    assertThrows(LlmException.class, () -> llm.ask("opus", "Hi"));
    assertEquals(RouteState.Status.EXHAUSTED, plan().status());
    assertEquals(RouteState.Status.EXHAUSTED, plan().status("claude-sonnet"));
  }
}

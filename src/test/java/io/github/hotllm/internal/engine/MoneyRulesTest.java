package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.engine.MoneyStage.Having;
import io.github.hotllm.internal.engine.MoneyStage.Health;
import io.github.hotllm.testing.FakeProgram;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the matrix does not say: aliases, fallbacks, the configuration, and what replies tell. */
class MoneyRulesTest {
  private static final MoneyStage STAGE = new MoneyStage();
  /** Another provider, by a key that is charged per token or by one that is a plan. */
  private static final String OTHER = ",\"providers\":{\"paid\":{\"dialect\":\"anthropic\","
      + "\"base_url\":\"%1$s\",\"api_key_env\":\"ANTHROPIC_API_KEY\"},"
      + "\"flat\":{\"dialect\":\"anthropic\",\"base_url\":\"%2$s\","
      + "\"api_key_env\":\"ANTHROPIC_API_KEY\",\"billing\":\"flat_rate\"}},"
      + "\"aliases\":{\"either\":[\"haiku\",\"paid/m\"],\"flat-or-paid\":[\"flat/m\",\"paid/m\"],"
      + "\"mine\":{\"model\":\"haiku\",\"subscription\":true}}";

  private int paidBefore;

  @BeforeEach
  void count() {
    STAGE.health = Health.GOOD;
    paidBefore = STAGE.api.requests().size();
  }

  @AfterAll
  static void close() {
    STAGE.close();
  }

  private int paid() {
    return STAGE.api.requests().size() - paidBefore;
  }

  private static Llm llm(boolean login, Optional<FakeProgram> program, String more) {
    var other = OTHER.formatted(STAGE.api.uri(""), STAGE.plan.uri(""));
    return STAGE.llm(new Having(login, true, program, other + more));
  }

  private static Llm llm(String more) {
    return llm(true, Optional.empty(), more);
  }

  private static LlmException failure(Llm llm, LlmRequest.Builder request) {
    var asked = request.prompt("Hi").build();
    return assertThrows(LlmException.class, () -> llm.ask(asked));
  }

  private static LlmReply reply(Llm llm, LlmRequest.Builder request) {
    return llm.ask(request.prompt("Hi").build());
  }

  @Test
  void theConfigurationMayAllowAPaidCallOnceForAll() {
    STAGE.health = Health.USED_UP;
    try (var llm = llm(",\"fallback_to_api\":true")) {
      assertEquals("api", reply(llm, LlmRequest.builder("haiku")).text());
      // Who asks for a subscription alone is not overruled.
      var alone = LlmRequest.builder("haiku").billing(Billing.FLAT_RATE);
      assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure(llm, alone).type());
      assertEquals(
          ErrorType.SUBSCRIPTION_EXHAUSTED,
          failure(llm, LlmRequest.builder("mine")).type());
    }
    assertEquals(1, paid());
  }

  @Test
  void aUsedUpPlanDoesNotBecomeAPaidCallOfAFallback() {
    STAGE.health = Health.USED_UP;
    try (var llm = llm("")) {
      for (int call = 0; call < 2; call++) {
        var failure = failure(llm, LlmRequest.builder("haiku").fallbacks("paid/m"));
        assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
        assertEquals(Optional.of(MoneyStage.RESET), failure.resetsAt());
      }
      assertEquals(0, paid());
      var allowed = LlmRequest.builder("haiku").fallbacks("paid/m").fallbackToApi();
      assertEquals("anthropic", reply(llm, allowed).provider());
    }
  }

  @Test
  void aFallbackThatIsNamedMayFollowAnyOtherFailure() {
    STAGE.health = Health.DOWN;
    try (var llm = llm("")) {
      var reply = reply(llm, LlmRequest.builder("haiku").fallbacks("paid/m"));
      assertEquals("paid", reply.provider());
      assertEquals(4, reply.attempts());
    }
  }

  @Test
  void aNameForSeveralModelsDoesNotLeaveThePlanForAPaidOne() {
    for (var health : List.of(Health.USED_UP, Health.REFUSING)) {
      STAGE.health = health;
      try (var llm = llm("")) {
        var first = failure(llm, LlmRequest.builder("either")).type();
        assertEquals(first, failure(llm, LlmRequest.builder("either")).type());
      }
    }
    assertEquals(0, paid());
    try (var llm = llm(false, Optional.empty(), "")) {
      assertEquals("anthropic", reply(llm, LlmRequest.builder("either")).provider());
    }
  }

  @Test
  void aKeyOfAFlatRateIsAPlan() {
    try (var llm = llm("")) {
      var reply = reply(llm, LlmRequest.builder("flat/m").billing(Billing.FLAT_RATE));
      assertEquals("plan", reply.text());
      assertEquals(RouteKind.API, reply.route());
      assertEquals(Optional.of(BigDecimal.ZERO), reply.costUsd());
      assertEquals(Optional.empty(), reply.estimatedApiCostUsd());
    }
  }

  @Test
  void aProgramWhosePlanIsUsedUpIsNotReplacedByAKey() {
    var usedUp = LlmException.builder(ErrorType.SUBSCRIPTION_EXHAUSTED, "used up")
        .resetsAt(MoneyStage.RESET)
        .build();
    var program = new FakeProgram("claude").fails(usedUp);
    STAGE.health = Health.REFUSING;
    try (var llm = llm(true, Optional.of(program), "")) {
      var failure = failure(llm, LlmRequest.builder("haiku"));
      assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
      assertEquals(Optional.of(RouteKind.CLI), failure.route());
      assertEquals(1, failure.getSuppressed().length);
      assertEquals(0, paid());
      assertEquals(
          "api", reply(llm, LlmRequest.builder("haiku").fallbackToApi()).text());
    }
  }

  @Test
  void aProgramThatIsNotInstalledIsNoWay() {
    var absent = CliHealth.of(CliHealth.State.NOT_FOUND, Optional.of("claude is not installed"));
    var program = new FakeProgram("claude").is(absent);
    try (var llm = llm(false, Optional.of(program), "")) {
      var failure = failure(llm, LlmRequest.builder("haiku").billing(Billing.FLAT_RATE));
      assertEquals(
          "no subscription for Anthropic: CLAUDE_CODE_OAUTH_TOKEN is not set, run claude setup-token"
              + " and set CLAUDE_CODE_OAUTH_TOKEN; claude is not installed – to pay per token, leave"
              + " subscription out or set it to false",
          failure.getMessage());
    }
    assertEquals(0, program.turns());
  }

  @Test
  void repliesOfAPlanTellWhatTheyHaveSaved() {
    var program = Optional.of(new FakeProgram("claude"));
    try (var llm = llm(true, program, "")) {
      assertSaved(RouteKind.SUBSCRIPTION, 1, reply(llm, LlmRequest.builder("haiku")));
      STAGE.health = Health.EXPIRED;
      assertSaved(RouteKind.CLI, 2, reply(llm, LlmRequest.builder("haiku")));
      var byKey = reply(llm, LlmRequest.builder("haiku").billing(Billing.PER_TOKEN));
      assertEquals(Optional.of(new BigDecimal("0.00015")), byKey.costUsd());
      assertEquals(Optional.empty(), byKey.estimatedApiCostUsd());
    }
  }

  private static void assertSaved(RouteKind route, int attempts, LlmReply reply) {
    assertEquals(route, reply.route());
    assertEquals(Billing.FLAT_RATE, reply.billing());
    assertEquals(attempts, reply.attempts());
    assertEquals(Optional.of(BigDecimal.ZERO), reply.costUsd());
    assertEquals(Optional.of(new BigDecimal("0.00015")), reply.estimatedApiCostUsd());
  }

  @Test
  void aStreamThatHasBegunIsNotMoved() {
    var program = new FakeProgram("claude");
    STAGE.health = Health.CUT;
    try (var llm = llm(true, Optional.of(program), "")) {
      var told = assertThrows(
          RuntimeException.class,
          () -> llm.stream(LlmRequest.of("haiku", "Hi")).reply().join());
      var failure = (LlmException) told.getCause();
      assertEquals(ErrorType.STREAM_BROKEN, failure.type());
      assertEquals("pl", failure.partial().orElseThrow().text());
      assertTrue(paid() == 0 && program.turns() == 0);
    }
  }
}

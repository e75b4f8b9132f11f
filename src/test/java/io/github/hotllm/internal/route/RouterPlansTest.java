package io.github.hotllm.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.AccessToken;
import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialects;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.testing.FakeProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests for the legs that plans give, and after which failures each is taken. */
class RouterPlansTest {
  private static final Instant LATER = Instant.parse("2036-11-01T14:00:00Z");

  @TempDir
  private Path home;

  private final FakeClock clock = new FakeClock();
  private final Map<String, String> environment = new HashMap<>(Map.of("OPENAI_API_KEY", "k"));
  private Map<String, Callable<AccessToken>> tokens = Map.of();
  private final FakeProgram codex = new FakeProgram("codex");

  private Router router() {
    environment.put("CODEX_HOME", home.toString());
    var logins = Logins.builder(Map.of(), environment, clock).tokens(tokens).build();
    var dialect = new LineDialect();
    return Router.builder(
            Config.parse("{}", environment).catalog(), new Keys(Map.of(), environment))
        .dialects(Dialects.answering(
            Map.of("openai-chat", dialect, "openai-responses", dialect, "anthropic", dialect)))
        .network(new FakeTransport(), clock)
        .plans(logins::of, this::program)
        .build();
  }

  private Optional<CliBackend> program(String provider) {
    return Optional.<CliBackend>of(codex).filter(there -> provider.equals("openai"));
  }

  private void logIn() throws IOException {
    Jwts.write(home, Jwts.authJson(Jwts.token("first", "acc-1", LATER), "acc-1"));
  }

  private static Asked asked(LlmRequest.Builder request) {
    return Asked.of(request.prompt("hi").build(), Delivery.WHOLE);
  }

  private static List<String> legs(Planner router, LlmRequest.Builder request) {
    return legs(router.plan(asked(request)));
  }

  private static List<String> legs(Plan plan) {
    return plan.legs().stream()
        .map(leg -> leg.route().kind() + " " + leg.after())
        .toList();
  }

  @Test
  void theProgramFollowsWhatConcernsTheDirectWayAlone() throws IOException {
    logIn();
    var router = router();
    var allowed = LlmRequest.builder("gpt").fallbackToApi();

    assertEquals(
        List.of("SUBSCRIPTION ANY", "CLI DIRECT_FAILURE"), legs(router, LlmRequest.builder("gpt")));
    assertEquals(
        List.of("SUBSCRIPTION ANY", "CLI DIRECT_FAILURE", "API LASTING"), legs(router, allowed));
  }

  @Test
  void aPaidFallbackDoesNotFollowAUsedUpPlan() throws IOException {
    logIn();
    environment.put("ANTHROPIC_API_KEY", "k");
    var request = LlmRequest.builder("gpt").fallbacks("haiku");
    assertEquals(
        List.of("SUBSCRIPTION ANY", "CLI DIRECT_FAILURE", "API NONE_USED_UP"),
        legs(router(), request));
  }

  @Test
  void whoLogsInLaterIsOnThePlanAtTheNextCall() throws IOException {
    var router = router();
    assertEquals(List.of("API ANY"), legs(router, LlmRequest.builder("gpt")));
    logIn();
    clock.advance(Duration.ofSeconds(1));
    assertEquals("SUBSCRIPTION ANY", legs(router, LlmRequest.builder("gpt")).get(0));
  }

  @Test
  void aLoginOfWhichNobodyKnowsYetIsTriedFirst() {
    tokens = Map.of("chatgpt", () -> new AccessToken("t", LATER));
    assertEquals(
        List.of("SUBSCRIPTION ANY", "API NOT_LOGGED_IN", "CLI DIRECT_FAILURE"),
        legs(router(), LlmRequest.builder("gpt")));
  }

  @Test
  void othersHaveNoneOfIt() throws IOException {
    logIn();
    var others = router().forOthers();
    assertEquals(List.of("API ANY"), legs(others, LlmRequest.builder("gpt")));
  }

  @Test
  void aPlanAnswersAndDoesNothingElse() throws IOException {
    logIn();
    var embed = new Task.Embed(OptionalInt.empty());
    var alone = asked(LlmRequest.builder("gpt").billing(Billing.FLAT_RATE)).to(embed);
    var failure = assertThrows(LlmException.class, () -> router().plan(alone));
    assertEquals(
        "a subscription only answers – to embed with OpenAI, leave subscription out or set it to"
            + " false",
        failure.getMessage());
    // Nobody pays for counting, so who shall pay does not matter: the format does.
    var count = alone.to(Task.COUNT);
    failure = assertThrows(LlmException.class, () -> router().plan(count));
    assertTrue(failure.getMessage().contains("no way to count tokens"), failure::getMessage);
  }

  @Test
  void thePlanIsCalledAtItsOwnAddressWhereverTheKeyGoes() throws IOException {
    logIn();
    environment.put("OPENAI_BASE_URL", "https://gateway.test/v1");
    var target =
        router().plan(asked(LlmRequest.builder("gpt"))).legs().get(0).route().target();
    assertEquals(
        "https://chatgpt.com/backend-api/codex", target.provider().baseUrl().toString());
    assertEquals("openai-responses", target.provider().dialect());
  }

  @Test
  void aRefusedPlanIsNotAskedAgain() throws IOException {
    logIn();
    var router = router();
    var state =
        router.plan(asked(LlmRequest.builder("gpt"))).legs().get(0).route().state();
    state.refused("go away");

    assertEquals(List.of("CLI ANY"), legs(router, LlmRequest.builder("gpt")));
    assertEquals(RouteState.Status.COOLING_DOWN, state.status());
    assertEquals(Optional.empty(), state.until());
    assertEquals(Optional.of("go away"), state.hint());
    codex.is(CliHealth.of(CliHealth.State.NOT_FOUND, Optional.of("codex is not installed")));
    var failure = assertThrows(LlmException.class, () -> legs(router, LlmRequest.builder("gpt")));
    assertEquals(
        "the plan of OpenAI has refused hotllm and is not asked again before hotllm is started"
            + " anew: go away; codex is not installed – to pay per token, set subscription to false",
        failure.getMessage());
    var byKey = LlmRequest.builder("gpt").billing(Billing.PER_TOKEN);
    assertEquals(List.of("API ANY"), legs(router, byKey));
  }
}

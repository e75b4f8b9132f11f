package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialects;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for the router: which ways a call has, and whose money it may take. */
class RouterTest {
  private final FakeClock clock = new FakeClock();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<URI, String> local = new HashMap<>();
  private String config = "{}";

  private Router router() {
    var dialect = new LineDialect();
    return Router.builder(
            Config.parse(config, environment).catalog(), new Keys(Map.of(), environment))
        .dialects(Dialects.answering(
            Map.of("openai-chat", dialect, "openai-responses", dialect, "anthropic", dialect)))
        .network(new FakeTransport(), clock)
        .localServers(
            uri -> Optional.ofNullable(local.get(uri)).map(body -> body.getBytes(UTF_8)),
            Runnable::run)
        .build();
  }

  private static Asked asked(LlmRequest.Builder request) {
    return Asked.of(request.prompt("hi").build(), Delivery.WHOLE);
  }

  private Plan plan(LlmRequest.Builder request) {
    return router().plan(asked(request));
  }

  private List<String> targets(LlmRequest.Builder request) {
    return targets(plan(request));
  }

  private static List<String> targets(Plan plan) {
    return plan.legs().stream().map(leg -> leg.route().target().maker()).toList();
  }

  @Test
  void theDefaultIsTheFirstThatHasAKey() {
    environment.put("ANTHROPIC_API_KEY", "k");
    environment.put("OPENAI_API_KEY", "k");
    assertEquals(List.of("anthropic/claude-haiku-5-5"), targets(LlmRequest.builder()));

    environment.put("XAI_API_KEY", "k");
    assertEquals(List.of("xai/grok-4.3"), targets(LlmRequest.builder()));
  }

  @Test
  void anAliasMayMeanEcho() {
    config = "{\"aliases\":{\"mine\":\"echo\",\"slow\":\"echo/slow\",\"odd\":\"echo/odd\"}}";

    assertEquals(List.of("echo/echo"), targets(LlmRequest.builder("mine")));
    assertEquals(List.of("echo/slow"), targets(LlmRequest.builder("slow")));
    var refusal = assertThrows(LlmException.class, () -> plan(LlmRequest.builder("odd")));
    assertEquals(ErrorType.MODEL_NOT_FOUND, refusal.type());
  }

  @Test
  void withNothingSetUpTheDefaultIsEchoAndSaysSo() {
    var plan = plan(LlmRequest.builder());

    assertEquals(List.of("echo/echo"), targets(plan));
    assertTrue(plan.warnings().get(0).startsWith("model: no provider is set up"));
  }

  @Test
  void aLocalServerIsFoundByItself() {
    local.put(URI.create("http://127.0.0.1:11434/v1/models"), "{\"data\":[{\"id\":\"llama3.2\"}]}");

    assertEquals(List.of("ollama/llama3.2"), targets(LlmRequest.builder()));
    assertEquals(Billing.NONE, plan(LlmRequest.builder()).legs().get(0).route().billing());
  }

  @Test
  void somethingElseOnALocalPortIsNoModelServer() {
    local.put(URI.create("http://127.0.0.1:8080/v1/models"), "<html>");

    assertEquals(List.of("echo/echo"), targets(LlmRequest.builder()));
  }

  @Test
  void aNamedModelWithoutItsKeySaysWhatToSet() {
    environment.put("OPENAI_API_KEY", "k");
    var failure = assertThrows(LlmException.class, () -> plan(LlmRequest.builder("haiku")));

    assertEquals(ErrorType.AUTHENTICATION, failure.type());
    assertEquals("no key for Anthropic – set ANTHROPIC_API_KEY", failure.getMessage());
  }

  @Test
  void fallbacksComeInTheirOrderAndThoseWithoutAKeyNotAtAll() {
    environment.put("ANTHROPIC_API_KEY", "k");
    environment.put("XAI_API_KEY", "k");

    assertEquals(
        List.of("anthropic/claude-haiku-5-5", "xai/grok-4.7"),
        targets(LlmRequest.builder("haiku").fallbacks("gpt", "grok")));
  }

  @Test
  void anUnknownNameIsNotFoundUnlessAFallbackIs() {
    environment.put("XAI_API_KEY", "k");
    var failure = assertThrows(LlmException.class, () -> plan(LlmRequest.builder("haikoo")));

    assertEquals(ErrorType.MODEL_NOT_FOUND, failure.type());
    assertTrue(failure.getMessage().contains("haiku"), failure.getMessage());
    assertEquals(List.of("xai/grok-4.7"), targets(LlmRequest.builder("haikoo").fallbacks("grok")));
  }

  @Test
  void aRestingWayIsTriedLast() {
    environment.put("ANTHROPIC_API_KEY", "k");
    environment.put("XAI_API_KEY", "k");
    var router = router();
    var request = asked(LlmRequest.builder("haiku").fallbacks("grok"));
    var state = router.plan(request).legs().get(0).route().state();
    for (int i = 0; i < 5; i++) {
      state.failed();
    }

    assertEquals(
        List.of("xai/grok-4.7", "anthropic/claude-haiku-5-5"), targets(router.plan(request)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"haiku", "fast"})
  void subscriptionOnlyNeverBecomesAPaidCall(String model) {
    environment.put("ANTHROPIC_API_KEY", "k");
    var request = LlmRequest.builder(model).billing(Billing.FLAT_RATE);
    var failure = assertThrows(LlmException.class, () -> plan(request));

    assertEquals(ErrorType.AUTHENTICATION, failure.type());
    assertTrue(failure.getMessage().contains("subscription"), failure.getMessage());
  }

  @Test
  void apiOnlyNeverUsesAPlan() {
    config = """
        {"providers":{"plan":{"dialect":"openai-chat","base_url":"https://plan.test/v1",
        "api_key_env":"PLAN_KEY","billing":"flat_rate"}}}""";
    environment.put("PLAN_KEY", "k");

    assertEquals(
        List.of("plan/m"), targets(LlmRequest.builder("plan/m").billing(Billing.FLAT_RATE)));
    assertThrows(
        LlmException.class, () -> plan(LlmRequest.builder("plan/m").billing(Billing.PER_TOKEN)));
  }

  @Test
  void aPresetBringsItsSettingsUnlessTheRequestHasItsOwn() {
    config = """
        {"aliases":{"think":{"model":"haiku","reasoning":"high","cache":"short","fallbacks":["grok"]}}}""";
    environment.put("ANTHROPIC_API_KEY", "k");
    environment.put("XAI_API_KEY", "k");
    var plan = plan(LlmRequest.builder("think"));

    assertEquals(List.of("anthropic/claude-haiku-5-5", "xai/grok-4.7"), targets(plan));
    assertEquals(
        Optional.of(Reasoning.HIGH), plan.legs().get(0).asked().request().reasoning());
    assertEquals(
        Optional.of(Marks.Cache.SHORT), plan.legs().get(0).asked().request().cache());
    var own = plan(LlmRequest.builder("think").reasoning(Reasoning.LOW).fallbacks("echo"));
    assertEquals(Optional.of(Reasoning.LOW), own.legs().get(0).asked().request().reasoning());
    assertEquals(List.of("anthropic/claude-haiku-5-5", "echo/echo"), targets(own));
  }

  @Test
  void anEndpointOfTheUsersIsAFewLines() {
    config = """
        {"aliases":{"mine":"local/gemma"},
        "providers":{"local":{"dialect":"openai-chat","base_url":"http://127.0.0.1:8081/v1"}}}""";
    var plan = plan(LlmRequest.builder("mine"));

    assertEquals(List.of("local/gemma"), targets(plan));
    assertEquals(Billing.NONE, plan.legs().get(0).route().billing());
  }

  @Test
  void aDialectThatIsNotSpokenIsNamed() {
    config = """
        {"providers":{"new":{"dialect":"gemini","base_url":"https://new.test/v1"}}}""";
    var failure = assertThrows(LlmException.class, () -> plan(LlmRequest.builder("new/m")));

    assertTrue(failure.getMessage().startsWith("new speaks gemini"));
  }

  @Test
  void healthShowsWhatIsSetUpWhatIsMissingAndEcho() {
    environment.put("XAI_API_KEY", "k");
    local.put(URI.create("http://127.0.0.1:1234/v1/models"), "{\"data\":[]}");
    var states = new HashMap<String, RouteState.Status>();
    router().routes().forEach(state -> states.put(state.provider(), state.status()));

    assertEquals(RouteState.Status.READY, states.get("xai"));
    assertEquals(RouteState.Status.NO_KEY, states.get("anthropic"));
    assertEquals(RouteState.Status.READY, states.get("lmstudio"));
    assertEquals(RouteState.Status.READY, states.get("echo"));
    assertTrue(!states.containsKey("vllm"));
  }
}

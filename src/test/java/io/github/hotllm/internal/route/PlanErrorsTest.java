package io.github.hotllm.internal.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Credential;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.concurrent.StandingClock;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.http.JdkTransport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error body that is known of a plan becomes the right failure, with the right reset. */
class PlanErrorsTest {
  private static final StandingClock CLOCK = new StandingClock();
  private static final SystemClock TIME = new SystemClock();
  private static final JdkTransport TRANSPORT = new JdkTransport(TIME);
  private static final WireMockServer SERVER =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().jettyAcceptors(1));

  @TempDir
  static Path home;

  private static PlanStage stage;

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
    var token = Jwts.token("first", "acc-1", Instant.parse("2026-11-01T14:00:00Z"));
    Jwts.write(home, Jwts.authJson(token, "acc-1"));
    Jwts.write(home.resolve("grok"), "{\"https://auth.x.ai::id\":{\"key\":\"grok-token\"}}");
    var at = PlanStage.at(SERVER.baseUrl());
    var environment = Map.of(
        "CODEX_HOME", home.toString(),
        "GROK_HOME", home.resolve("grok").toString(),
        "HOTLLM_XAI_DIRECT", "on",
        "HOTLLM_CLAUDE_DIRECT", "on",
        "CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-fake-token");
    var logins = Logins.of(at, environment, CLOCK);
    stage = new PlanStage(logins, TRANSPORT, CLOCK);
  }

  @AfterAll
  static void stop() {
    TRANSPORT.close();
    TIME.close();
    SERVER.stop();
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.route.PlanErrors#ofPlans")
  void aPlansErrorIsUnderstood(PlanErrors.Row row) throws Exception {
    var plan = Plan.valueOf(row.who());
    check(row, failure(row, stage.route(plan), PlanStage.request(plan).build()));
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.route.PlanErrors#ofKeys")
  void aFlatRateKeysErrorIsUnderstood(PlanErrors.Row row) throws Exception {
    var provider = Catalog.builtIn()
        .withBaseUrl(row.who(), SERVER.baseUrl())
        .provider(row.who())
        .orElseThrow();
    assertEquals(Billing.FLAT_RATE, provider.billing());
    var route = new HttpRoute(
        new Target(provider, ModelRow.unknown(provider.name(), "m")),
        new ChatDialect(),
        Credential.of(Optional.empty()),
        new RouteState(row.who(), RouteKind.API, Billing.FLAT_RATE, Optional.empty(), CLOCK),
        new HttpRoute.Network(TRANSPORT, CLOCK));
    check(row, failure(row, route, LlmRequest.of("m", "Hello")));
  }

  private static LlmException failure(PlanErrors.Row row, Route route, LlmRequest request)
      throws Exception {
    var response = aResponse().withStatus(row.status()).withBody(row.body());
    row.headers().forEach(response::withHeader);
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).willReturn(response));
    var failed = new CompletableFuture<LlmException>();
    var exchange = route.open(Asked.of(request, Delivery.STREAMED), new FailedSink(failed));
    exchange.pull();
    return failed.get(10, TimeUnit.SECONDS);
  }

  private static void check(PlanErrors.Row row, LlmException failure) {
    assertEquals(row.type(), failure.type(), failure::getMessage);
    assertEquals(row.kind(), DirectFailure.kindOf(failure), failure::getMessage);
    assertEquals(row.reset(), failure.resetsAt(), failure::getMessage);
    var message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(row.words()), message);
    boolean isOfFamily = row.words().contains("one family");
    assertEquals(isOfFamily, FamilyLimit.isOn(failure), message);
    assertEquals(isOfFamily, message.contains("one family"), message);
  }
}

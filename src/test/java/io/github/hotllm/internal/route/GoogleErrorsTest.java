package io.github.hotllm.internal.route;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Credential;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.concurrent.StandingClock;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.chat.ChatDialect;
import io.github.hotllm.internal.dialect.gemini.GeminiDialect;
import io.github.hotllm.internal.http.JdkTransport;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every error body that is known of Google becomes the right failure of a call with a key. */
class GoogleErrorsTest {
  private static final StandingClock CLOCK = new StandingClock();
  private static final SystemClock TIME = new SystemClock();
  private static final JdkTransport TRANSPORT = new JdkTransport(TIME);
  private static final WireMockServer SERVER =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().jettyAcceptors(1));

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    TRANSPORT.close();
    TIME.close();
    SERVER.stop();
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.route.GoogleErrors#all")
  void anErrorOfGooglesIsUnderstood(GoogleErrors.Row row) throws Exception {
    check(row, failure(row.status(), row.body(), new GeminiDialect()));
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.route.GoogleErrors#all")
  void soItIsInAList(GoogleErrors.Row row) throws Exception {
    check(row, failure(row.status(), "[" + row.body() + "]", new GeminiDialect()));
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.route.GoogleErrors#all")
  void soItIsWithinAnAnswer(GoogleErrors.Row row) throws Exception {
    check(row, failure(200, "data: " + row.body() + "\n\n", new GeminiDialect()));
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.route.GoogleErrors#all")
  void soItIsInTheFormatOfAnother(GoogleErrors.Row row) throws Exception {
    var failure = failure(row.status(), row.body(), new ChatDialect());
    assertEquals(row.type(), failure.type(), failure::getMessage);
    assertEquals(row.reset(), failure.resetsAt(), failure::getMessage);
    assertEquals(row.retry(), failure.retryAfter(), failure::getMessage);
  }

  private static LlmException failure(int status, String body, Dialect dialect) throws Exception {
    var type = body.startsWith("data: ") ? "text/event-stream" : "application/json";
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl())
        .willReturn(
            aResponse().withStatus(status).withHeader("content-type", type).withBody(body)));
    var provider = Catalog.builtIn()
        .withBaseUrl("gemini", SERVER.baseUrl())
        .provider("gemini")
        .orElseThrow();
    var route = new HttpRoute(
        new Target(provider, ModelRow.unknown(provider.name(), "gemini-3.8-flash")),
        dialect,
        Credential.of(Optional.empty()),
        new RouteState("gemini", RouteKind.API, Billing.PER_TOKEN, Optional.empty(), CLOCK),
        new HttpRoute.Network(TRANSPORT, CLOCK));
    var failed = new CompletableFuture<LlmException>();
    var asked = Asked.of(LlmRequest.of("gemini-3.8-flash", "Hello"), Delivery.STREAMED);
    route.open(asked, new FailedSink(failed)).pull();
    return failed.get(10, TimeUnit.SECONDS);
  }

  private static void check(GoogleErrors.Row row, LlmException failure) {
    assertEquals(row.type(), failure.type(), failure::getMessage);
    assertEquals(row.type().isRetryable(), failure.isRetryable(), failure::getMessage);
    assertEquals(row.reset(), failure.resetsAt(), failure::getMessage);
    assertEquals(row.retry(), failure.retryAfter(), failure::getMessage);
    assertEquals(row.status(), failure.providerStatus().orElse(0));
    assertFalse(FamilyLimit.isOn(failure));
    var message = String.valueOf(failure.getMessage());
    assertTrue(message.contains(row.says()), message);
  }
}

package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.AccessToken;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.concurrent.StandingClock;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.anthropic.AnthropicDialect;
import io.github.hotllm.internal.http.JdkTransport;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import io.github.hotllm.testing.Disguise;
import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.FakeRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out to a plan says who we are, and nothing that a vendor's own program would say. */
class NoImpersonationTest {
  /** All that ever goes out in a header. */
  private static final Set<String> HEADERS = Set.of(
      "accept",
      "anthropic-beta",
      "anthropic-version",
      "authorization",
      "chatgpt-account-id",
      "connection",
      "content-length",
      "content-type",
      "host",
      "originator",
      "user-agent");

  private final StandingClock clock = new StandingClock();
  private final SystemClock time = new SystemClock();
  private final JdkTransport transport = new JdkTransport(time);
  private final FakeProvider provider = FakeProvider.of(call -> call.reply(400, "{}"));

  @TempDir
  Path home;

  private PlanStage stage;

  @BeforeEach
  void logIn() throws IOException {
    var token = Jwts.token("first", "acc-1", Instant.parse("2026-11-01T14:00:00Z"));
    Jwts.write(home, Jwts.authJson(token, "acc-1"));
    var supplied = new AccessToken("fake-token", Instant.MAX);
    var at = PlanStage.at(provider.uri("").toString());
    var environment = Map.of(
        "CODEX_HOME", home.toString(),
        "HOTLLM_XAI_DIRECT", "on",
        "HOTLLM_CLAUDE_DIRECT", "on",
        "CLAUDE_CODE_OAUTH_TOKEN", "fake-token");
    var logins = Logins.builder(at, environment, clock)
        .tokens(Map.of("grok", () -> supplied))
        .build();
    stage = new PlanStage(logins, transport, clock);
  }

  @AfterEach
  void close() {
    provider.close();
    transport.close();
    time.close();
  }

  private void send(Plan plan, Asked asked) throws Exception {
    var failed = new CompletableFuture<LlmException>();
    stage.route(plan).open(asked, new FailedSink(failed)).pull();
    failed.get(10, TimeUnit.SECONDS);
  }

  private static LlmRequest.Builder everything(Plan plan) {
    return PlanStage.request(plan)
        .system("Be brief.")
        .reasoning(Reasoning.HIGH)
        .maxTokens(2000)
        .tools(List.of(new Tool("look", "Looks.", Map.of("type", "object"))))
        .metadata(Map.of("user_id", "u-1"));
  }

  @Test
  void noPlanHearsAWordOfAVendorsProgram() throws Exception {
    for (var plan : Plan.values()) {
      for (var delivery : Delivery.values()) {
        send(plan, Asked.of(PlanStage.request(plan).build(), delivery));
        send(plan, Asked.of(everything(plan).build(), delivery));
      }
    }

    assertEquals(12, provider.requests().size());
    provider.requests().forEach(NoImpersonationTest::check);
  }

  @Test
  void whatAClientSaysOfItselfInHeadersIsNotPassedOn() throws Exception {
    var headers = Headers.none()
        .with("anthropic-beta", "claude-code-20250219,oauth-2025-04-20,context-1m-2025-08-07")
        .with("anthropic-version", "2023-06-01")
        .with("user-agent", "claude-cli/2.1.330")
        .with("x-app", "cli")
        .with("x-stainless-lang", "js")
        .with("x-claude-code-session-id", "1234");
    var body = "{\"model\":\"x\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":"
        + "\"Hello\"}]}";
    var written = new AnthropicDialect()
        .decode(new WireRequest("POST", "/v1/messages", headers, body.getBytes(UTF_8)));
    send(Plan.CLAUDE, written);

    var request = provider.requests().get(0);
    check(request);
    assertEquals(
        "oauth-2025-04-20,context-1m-2025-08-07",
        request.header("anthropic-beta").orElseThrow());
  }

  private static void check(FakeRequest request) {
    assertTrue(HEADERS.containsAll(request.headers().keySet()), () -> "" + request.headers());
    assertTrue(request.header("user-agent").orElseThrow().startsWith("hotllm/"));
    assertTrue(request.header("originator").map("hotllm"::equals).orElse(true));
    var all = request.line() + request.headers() + request.text();
    assertEquals(List.of(), Disguise.in(all), all);
  }
}

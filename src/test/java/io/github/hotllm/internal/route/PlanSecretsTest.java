package io.github.hotllm.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.AccessToken;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.Logins;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.concurrent.StandingClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and accounts that occur nowhere else: no piece of them is told by anything. */
class PlanSecretsTest {
  private static final int PIECE = 8;
  private static final Instant LATER = Instant.parse("2026-11-01T14:00:00Z");
  private static final String ACCOUNT = "canary4f1d8a2b7c93e6d5";
  private static final String CHATGPT = Jwts.token("canary", ACCOUNT, LATER);
  private static final String CLAUDE = "sk-ant-oat01-canaryq7w8e5r4t3y2u1";
  private static final String GROK = "canary.grok-zx81cv92bn03mm";

  @TempDir
  Path home;

  private final StandingClock clock = new StandingClock();
  private final FakeTransport transport = new FakeTransport();
  private final StringBuilder told = new StringBuilder();

  private static String token(Plan plan) {
    return switch (plan) {
      case CHATGPT -> CHATGPT;
      case CLAUDE -> CLAUDE;
      case GROK -> GROK;
    };
  }

  /** Only ChatGPT's login names an account, so only that can be known. */
  private static String account(Plan plan) {
    return plan == Plan.CHATGPT ? ACCOUNT : "nobody";
  }

  private Logins logins() throws IOException {
    Jwts.write(home, Jwts.authJson(CHATGPT, ACCOUNT));
    var environment = Map.of(
        "CODEX_HOME",
        home.toString(),
        "HOTLLM_XAI_DIRECT",
        "on",
        "HOTLLM_CLAUDE_DIRECT",
        "on",
        "CLAUDE_CODE_OAUTH_TOKEN",
        CLAUDE);
    return Logins.builder(Map.of(), environment, clock)
        .tokens(Map.of("grok", () -> new AccessToken(GROK, LATER)))
        .build();
  }

  @Test
  void noPieceOfThemIsTold() throws Exception {
    var logins = logins();
    var stage = new PlanStage(logins, transport, clock);
    tell(logins, stage, logins.all());
    for (var plan : Plan.values()) {
      var login = logins.of(plan);
      var grant = login.grant().get(10, TimeUnit.SECONDS);
      assertEquals(token(plan), grant.token().reveal());
      tell(login, login.known(), login.look().get(10, TimeUnit.SECONDS), grant);
      for (int status : new int[] {400, 401, 403, 429, 500}) {
        refuse(stage, plan, status);
      }
    }

    assertTrue(told.length() > 2000, "little was told");
    for (var secret : List.of(ACCOUNT, CHATGPT, CLAUDE, GROK)) {
      assertEquals(List.of(), pieces(secret));
    }
  }

  /** A provider that quotes all it was shown. */
  private void refuse(PlanStage stage, Plan plan, int status) throws Exception {
    var failed = new CompletableFuture<LlmException>();
    var asked = Asked.of(PlanStage.request(plan).build(), Delivery.STREAMED);
    var route = stage.route(plan);
    var exchange = route.open(asked, new FailedSink(failed));
    exchange.pull();
    var flight = transport.last();
    tell(route, route.target(), exchange, flight.request);
    flight
        .head(status, "content-type", "application/json")
        .bytes("{\"error\":{\"message\":\"" + token(plan) + " of " + account(plan) + " is "
            + token(plan).substring(0, token(plan).length() / 2) + "…\"}}")
        .end();
    var words = new StringWriter();
    failed.get(10, TimeUnit.SECONDS).printStackTrace(new PrintWriter(words));
    tell(words);
  }

  private void tell(Object... things) {
    for (var thing : things) {
      told.append(thing).append('\n');
    }
  }

  private List<String> pieces(String secret) {
    var found = new ArrayList<String>();
    for (int from = 0; from + PIECE <= secret.length(); from++) {
      var piece = secret.substring(from, from + PIECE);
      if (told.indexOf(piece) >= 0) {
        found.add(piece);
      }
    }
    return found;
  }
}

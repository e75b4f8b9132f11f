package io.github.hotllm.internal.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.AccessToken;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.catalog.NoDirectWay;
import io.github.hotllm.internal.concurrent.FakeClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for where logins are looked for, and which of them are switched on. It is noon. */
class LoginsTest {
  private static final Instant LATER = Instant.parse("2026-11-01T14:00:00Z");

  @TempDir
  Path home;

  private final FakeClock clock = new FakeClock();

  private Logins logins(String section, Map<String, String> environment) {
    var config = Config.parse("{\"subscriptions\":" + section + "}", Map.of());
    return Logins.of(config.subscriptions(), environment, clock);
  }

  private static String problem(Login login) {
    return login.known().problem().orElseThrow();
  }

  @Test
  void chatGptIsWhereCodexKeepsIt() throws IOException {
    Jwts.write(home.resolve(".codex"), Jwts.authJson(Jwts.token("first", "acc-1", LATER), "acc-1"));
    var state = logins("{}", Map.of("HOME", home.toString())).of(Plan.CHATGPT).known();

    assertEquals(Standing.READY, state.standing());
    assertEquals(home.resolve(".codex/auth.json").toString(), state.place());
    assertEquals("run codex login", state.remedy());
  }

  @Test
  void theConfigurationCountsMoreThanTheVariableAndThatMoreThanHome() {
    var environment = Map.of("HOME", "/h", "CODEX_HOME", "/c");

    assertEquals(
        "/s/auth.json",
        logins("{\"chatgpt\":{\"home\":\"/s\"}}", environment)
            .of(Plan.CHATGPT)
            .known()
            .place());
    assertEquals(
        "/c/auth.json", logins("{}", environment).of(Plan.CHATGPT).known().place());
  }

  @Test
  void withoutAHomeNothingIsLookedFor() {
    assertEquals("HOME is not set", problem(logins("{}", Map.of()).of(Plan.CHATGPT)));
  }

  @Test
  void claudeIsOffAndSaysWhyWithTheDate() {
    var login = logins("{}", Map.of("CLAUDE_CODE_OAUTH_TOKEN", "tok")).of(Plan.CLAUDE);

    assertEquals(Standing.OFF, login.known().standing());
    assertTrue(problem(login).contains("Anthropic's terms (read 2026-09-14)"), problem(login));
    assertTrue(problem(login).contains("HOTLLM_CLAUDE_DIRECT=on"), problem(login));
  }

  @Test
  void claudeNeedsBothTheSwitchAndAToken() throws Exception {
    var on = Map.of("HOTLLM_CLAUDE_DIRECT", "on");
    var both = Map.of("HOTLLM_CLAUDE_DIRECT", "on", "CLAUDE_CODE_OAUTH_TOKEN", "tok");

    assertEquals("CLAUDE_CODE_OAUTH_TOKEN is not set", problem(logins("{}", on).of(Plan.CLAUDE)));
    assertEquals("tok", logins("{}", both).of(Plan.CLAUDE).grant().get().token().reveal());
  }

  @Test
  void grokIsOffForItIsExperimental() throws Exception {
    Jwts.write(
        home,
        "{\"https://other::x\":{\"key\":\"no\"},\"https://auth.x.ai::id\":{\"key\":\"tok\","
            + "\"expires_at\":\"2026-11-01T15:00:00+01:00\"}}");
    var place = Map.of("GROK_HOME", home.toString());
    var on = Map.of("GROK_HOME", home.toString(), "HOTLLM_XAI_DIRECT", "on");

    assertEquals(Standing.OFF, logins("{}", place).of(Plan.GROK).known().standing());
    assertTrue(problem(logins("{}", place).of(Plan.GROK)).contains("experimental"));
    var grant = logins("{}", on).of(Plan.GROK).grant().get();
    assertEquals("tok", grant.token().reveal());
    assertEquals(Optional.of(LATER), grant.expires());
  }

  @Test
  void aSupplierInCodeIsCalledWhenATokenIsNeededAndWhenItWasRefused() throws Exception {
    var calls = new AtomicInteger();
    var login = Logins.builder(Map.of(), Map.of("HOTLLM_CLAUDE_DIRECT", "on"), clock)
        .tokens(Map.of("claude", () -> new AccessToken("t" + calls.incrementAndGet(), LATER)))
        .build()
        .of(Plan.CLAUDE);
    assertEquals(0, calls.get());
    var first = login.grant();
    clock.advance(Duration.ofSeconds(3));

    assertEquals("t1", first.get().token().reveal());
    var next = login.insteadOf(first.get());
    clock.advance(Duration.ofSeconds(1));
    assertEquals("t2", next.get().token().reveal());
  }

  @Test
  void aTokenOfASupplierTellsItsAccount() throws Exception {
    var token = Jwts.token("supplied", "acc-7", LATER);
    var login = Logins.builder(Map.of(), Map.of(), clock)
        .tokens(Map.of("chatgpt", () -> new AccessToken(token, LATER)))
        .build()
        .of(Plan.CHATGPT);
    var grant = login.grant();
    clock.advance(Duration.ofSeconds(1));

    assertEquals("acc-7", grant.get().account().orElseThrow().reveal());
    assertEquals(Optional.of("plus"), grant.get().tier());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-ant-api03-fake", "sk-proj-fake", "xai-fake"})
  void anApiKeyIsNoLoginOfAPlan(String key) {
    var on = Map.of("HOTLLM_CLAUDE_DIRECT", "on", "CLAUDE_CODE_OAUTH_TOKEN", key);
    var login = Logins.builder(Map.of(), on, clock)
        .tokens(Map.of("chatgpt", () -> new AccessToken(key, LATER)))
        .build();
    var grant = login.of(Plan.CHATGPT).grant();
    clock.advance(Duration.ofSeconds(1));

    assertEquals(
        "CLAUDE_CODE_OAUTH_TOKEN cannot be used: it is an API key, and no login of a plan",
        problem(login.of(Plan.CLAUDE)));
    var failure = assertThrows(CompletionException.class, grant::join).getCause();
    assertTrue(failure.getMessage().contains("it is an API key"), failure.getMessage());
    assertFalse(failure.getMessage().contains(key), failure.getMessage());
  }

  @Test
  void nobodyWaitsForEverForASupplierThatBreaks() {
    var login = Logins.builder(Map.of(), Map.of("HOTLLM_CLAUDE_DIRECT", "on"), clock)
        .tokens(Map.of("claude", () -> {
          throw new StackOverflowError();
        }))
        .build()
        .of(Plan.CLAUDE);
    var grant = login.grant();
    clock.advance(Duration.ofSeconds(1));

    var failure = assertThrows(CompletionException.class, grant::join).getCause();
    assertTrue(failure.getMessage().contains("StackOverflowError"), failure.getMessage());
  }

  @Test
  void whatASupplierThrowsIsToldByItsTypeAlone() {
    var login = Logins.builder(Map.of(), Map.of("HOTLLM_CLAUDE_DIRECT", "on"), clock)
        .tokens(Map.of("claude", () -> {
          throw new IOException("secret words");
        }))
        .build()
        .of(Plan.CLAUDE);
    var grant = login.grant();
    clock.advance(Duration.ofSeconds(1));

    var failure = assertThrows(CompletionException.class, grant::join).getCause();
    assertTrue(failure.getMessage().contains("failed with IOException"), failure.getMessage());
    assertFalse(failure.getMessage().contains("secret"));
  }

  @Test
  void eachProviderHasItsPlanAndGoogleAReason() {
    var logins = logins("{}", Map.of());

    assertEquals(Optional.of(Plan.CLAUDE), logins.of("anthropic").map(Login::plan));
    assertEquals(Optional.empty(), logins.of("gemini").map(Login::plan));
    assertTrue(NoDirectWay.of("gemini").orElseThrow().contains("since 2026-06-18"));
    assertEquals(3, logins.all().size());
  }

  @Test
  void aPlanIsCalledWhereTheConfigurationSays() {
    var logins = logins("{\"chatgpt\":{\"base_url\":\"http://127.0.0.1:9/x/\"}}", Map.of());

    assertEquals(URI.create("http://127.0.0.1:9/x"), logins.of(Plan.CHATGPT).address());
    assertEquals(URI.create("https://api.anthropic.com"), logins.of(Plan.CLAUDE).address());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {"chatgpt":{"hme":"/x"}}            | subscriptions.chatgpt.hme is not a field
      {"chatgpt":{"home":"x"}}            | subscriptions.chatgpt.home must be an absolute path
      {"chatgpt":{"home":7}}              | subscriptions.chatgpt.home must be a text
      {"claude":{"home":"/x"}}            | subscriptions.claude.home is not a field
      {"chatgpt":{"base_url":"http://example.org"}} | base_url must begin with https://, except
      {"chatgpt":{"base_url":"ftp://x"}}  | base_url must begin with http:// or https://
      {"gemini":{}}                       | subscriptions.gemini cannot be set: Google serves no
      {"copilot":{}}                      | there are chatgpt, claude, grok
      """)
  void aMistakeIsNamedWithItsPlace(String section, String message) {
    var failure = assertThrows(IllegalArgumentException.class, () -> logins(section, Map.of()));

    assertTrue(failure.getMessage().contains(message), failure.getMessage());
    assertTrue(
        failure.getMessage().startsWith("the configuration, line 1, column"), failure.getMessage());
  }
}

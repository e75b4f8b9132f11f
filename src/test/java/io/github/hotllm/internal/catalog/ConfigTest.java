package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.Billing;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void anEmptyOneIsTheBuiltInCatalogue() {
    var config = read("{}");
    assertEquals(Catalog.builtIn().providers(), config.catalog().providers());
    assertEquals(Catalog.builtIn().models(), config.catalog().models());
    assertEquals(Catalog.builtIn().aliases(), config.catalog().aliases());
    assertEquals(new Limits(1024, 4096, 33_554_432), config.limits());
    assertEquals(Config.FallbackToApi.NEVER, config.fallbackToApi());
    assertEquals(Map.of(), config.cli());
    assertEquals(Map.of(), config.subscriptions());
  }

  @Test
  void aCompatibleServerIsAProviderInThreeFields() {
    var catalog = read("""
        {"aliases": {"mine": "local/gemma"},
         "providers": {"local": {"dialect": "openai-chat", "base_url": "http://127.0.0.1:8081/v1/",
                                 "api_key_env": "LOCAL_KEY"}}}""").catalog();
    var mine = catalog.resolve("mine").candidates().get(0);
    assertEquals(ModelRow.unknown("local", "gemma"), mine.model());
    assertEquals(
        new Provider(
            "local",
            "local",
            "openai-chat",
            URI.create("http://127.0.0.1:8081/v1"),
            List.of("LOCAL_KEY"),
            List.of(),
            Billing.PER_TOKEN,
            Quirks.DEFAULT),
        mine.provider());
  }

  @Test
  void aProviderWithoutAKeyIsBilledToNobodyUnlessItSaysSo() {
    var catalog = read("""
        {"providers": {
          "free": {"dialect": "openai-chat", "base_url": "http://127.0.0.1:1"},
          "paid": {"dialect": "openai-chat", "base_url": "http://127.0.0.1:1",
                   "billing": "per_token"}}}""").catalog();
    assertEquals(Billing.NONE, catalog.provider("free").orElseThrow().billing());
    assertEquals(Billing.PER_TOKEN, catalog.provider("paid").orElseThrow().billing());
  }

  @Test
  void aBuiltInProviderKeepsWhatTheFileDoesNotName() {
    var before = Catalog.builtIn().provider("mistral").orElseThrow();
    var after = read("""
        {"providers": {"mistral": {"base_url": "https://proxy.example/v1",
                                   "quirks": {"tool_ids": "any"}}}}""").catalog().provider("mistral").orElseThrow();
    assertEquals(URI.create("https://proxy.example/v1"), after.baseUrl());
    assertEquals(before.keyVariables(), after.keyVariables());
    assertEquals(before.billing(), after.billing());
    assertEquals(Quirks.ToolIds.ANY, after.quirks().toolIds());
    assertEquals(Quirks.AnyTool.ANY, after.quirks().anyTool());
  }

  @Test
  void googlesKeyGoesIntoGooglesHeaderUnlessItsCompatibleEndpointIsCalled() {
    var catalog = read("""
        {"providers": {
          "mine": {"dialect": "gemini", "base_url": "https://proxy.example"},
          "vertex": {"dialect": "gemini", "base_url": "https://proxy.example/v1",
                     "quirks": {"auth": "bearer"}},
          "gemini": {"dialect": "openai-chat", "base_url": "https://proxy.example/openai"}}}""").catalog();
    assertEquals(Quirks.Auth.X_GOOG_API_KEY, auth(catalog, "mine"));
    assertEquals(Quirks.Auth.BEARER, auth(catalog, "vertex"));
    assertEquals(Quirks.Auth.BEARER, auth(catalog, "gemini"));
    assertEquals(
        List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"),
        catalog.provider("gemini").orElseThrow().keyVariables());
  }

  private static Quirks.Auth auth(Catalog catalog, String provider) {
    return catalog.provider(provider).orElseThrow().quirks().auth();
  }

  @Test
  void theFileWinsOverTheEnvironmentAndThatOverTheBuiltInAddress() {
    var environment = Map.of(
        "OPENAI_BASE_URL",
        "http://env.example/v1/",
        "XAI_BASE_URL",
        "http://env.example",
        "NO",
        "");
    var catalog = Config.parse(
            "{\"providers\": {\"openai\": {\"base_url\": \"http://file.example/v1\"}}}",
            environment)
        .catalog();
    assertEquals(URI.create("http://file.example/v1"), url(catalog, "openai"));
    assertEquals(URI.create("http://env.example"), url(catalog, "xai"));
    assertEquals(URI.create("https://api.groq.com/openai/v1"), url(catalog, "groq"));
    var built = catalog.withBaseUrl("OpenAI", "http://code.example/v1");
    assertEquals(URI.create("http://code.example/v1"), url(built, "openai"));
  }

  @Test
  void ollamasHostIsAnAddress() {
    var catalog = Config.parse("{}", Map.of("OLLAMA_HOST", "0.0.0.0:7000")).catalog();
    assertEquals(URI.create("http://127.0.0.1:7000/v1"), url(catalog, "ollama"));
  }

  @Test
  void aBadAddressIsRefusedWithItsName() {
    var variable = assertThrows(
        IllegalArgumentException.class,
        () -> Config.parse("{}", Map.of("OPENAI_BASE_URL", "localhost:80")));
    assertEquals(
        "the environment variable OPENAI_BASE_URL must begin with http:// or https://",
        variable.getMessage());
    var code = assertThrows(
        IllegalArgumentException.class,
        () -> Catalog.builtIn().withBaseUrl("openai", "http://a:b@c"));
    assertEquals("the base URL of openai must hold no user or password", code.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Catalog.builtIn().withBaseUrl("nobody", "http://127.0.0.1"));
  }

  @Test
  void aProvidersModelsAreIdsOrRows() {
    var catalog = read("""
        {"providers": {"local": {"dialect": "openai-chat", "base_url": "http://127.0.0.1:1",
          "models": ["plain", {"id": "rich", "name": "Rich", "context": 8192, "max_output": 1024,
            "efforts": ["low"], "rules": ["no_stop"], "prices": {"input": 1, "output": 2}}]},
          "openai": {"models": ["gpt-4o"]}}}""").catalog();
    assertEquals(
        ModelRow.unknown("local", "plain"),
        catalog.resolve("plain").candidates().get(0).model());
    var rich = catalog.resolve("rich").candidates().get(0).model();
    assertEquals(1024, rich.maxOutputTokens().orElseThrow());
    assertEquals(List.of("low"), rich.efforts());
    assertEquals("GPT-4o", catalog.resolve("gpt-4o").candidates().get(0).model().name());
  }

  @Test
  void pricesReplaceTheBuiltInOnes() {
    var catalog = read("""
        {"prices": {
          "DeepSeek/deepseek-flash": {"input": 3, "output": 0.5},
          "openai/new": [{"input": 1, "output": 1}, {"above": 10, "input": 2, "output": 2}]}}""").catalog();
    assertEquals(new BigDecimal("0.0000035"), cost(catalog, "deepseek", "deepseek-flash", 1));
    assertEquals(new BigDecimal("0.000011"), cost(catalog, "openai", "new", 10));
    assertEquals(new BigDecimal("0.000024"), cost(catalog, "openai", "new", 11));
  }

  @Test
  void fastAndTheOtherAliasesAreTheUsersToChoose() {
    var catalog = read("{\"fast\": [\"haiku\", \"opus\"], \"aliases\": {\"Haiku\": \"gpt-nano\"}}")
        .catalog();
    assertEquals(
        List.of("gpt-6-luna", "claude-opus-5-5"),
        catalog.resolve("fast").candidates().stream()
            .map(found -> found.model().id())
            .toList());
  }

  @Test
  void theOtherSectionsAreKept() {
    var config = read("""
        {"limits": {"max_in_flight": 7}, "fallback_to_api": true,
         "cli": {"claude": {"command": "claude", "pool": 2}},
         "subscriptions": {"chatgpt": {"home": "/tmp/x"}}}""");
    assertEquals(new Limits(7, 4096, 33_554_432), config.limits());
    assertEquals(Config.FallbackToApi.ALLOWED, config.fallbackToApi());
    assertEquals(Map.of("claude", new CliRow("claude", "claude", Map.of(), 2)), config.cli());
    var chatgpt = new SubscriptionRow(Optional.of(Path.of("/tmp/x")), Optional.empty());
    assertEquals(Map.of("chatgpt", chatgpt), config.subscriptions());
  }

  private static Config read(String json) {
    return Config.parse(json, Map.of());
  }

  private static URI url(Catalog catalog, String provider) {
    return catalog.provider(provider).orElseThrow().baseUrl();
  }

  private static BigDecimal cost(Catalog catalog, String provider, String model, long input) {
    var row = catalog.provider(provider).orElseThrow();
    Optional<BigDecimal> cost = catalog.prices().cost(row, model, Usage.of(input, 1), NOW);
    return cost.orElseThrow();
  }
}

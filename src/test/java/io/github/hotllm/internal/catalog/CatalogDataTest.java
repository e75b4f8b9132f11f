package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built-in rows are whole and fit together. */
class CatalogDataTest {
  private static final Catalog CATALOG = Catalog.builtIn();
  private static final Set<String> LOCAL = Set.of("ollama", "llamacpp", "lmstudio", "vllm", "echo");
  private static final Set<String> PLANS = Set.of("kimi-code", "qwen-coding", "zai-coding");
  /** Plans whose terms name the programs that may use them: never taken unasked. */
  private static final Set<String> ONLY_BY_NAME = Set.of("qwen-coding", "zai-coding");

  @Test
  void theFactsHaveADay() {
    assertEquals(LocalDate.parse("2026-11-22"), CATALOG.asOf());
  }

  @Test
  void everyAliasLeadsToModels() {
    assertFalse(CATALOG.aliases().isEmpty());
    for (var alias : CATALOG.aliases().keySet()) {
      var found = CATALOG.resolve(alias);
      assertFalse(found.candidates().isEmpty(), alias);
      assertEquals(List.of(), found.warnings(), alias);
    }
  }

  @Test
  void everyAliasOfOneModelLeadsToAKnownOne() {
    for (var alias : CATALOG.aliases().keySet()) {
      var found = CATALOG.resolve(alias).candidates();
      if (found.size() == 1) {
        assertEquals(ModelRow.Knowledge.KNOWN, found.get(0).model().knowledge(), alias);
      }
    }
  }

  @Test
  void fastBeginsWithGrokFastAndEndsWithWhatIsLocal() {
    var fast = CATALOG.aliases().get("fast").models();
    assertEquals("grok-fast", fast.get(0));
    assertEquals("local", fast.get(fast.size() - 1));
  }

  @Test
  void fastReachesEveryProviderThatTakesAKey() {
    var reached =
        CATALOG.resolve("fast").candidates().stream().map(Candidate::provider).toList();
    var missing = CATALOG.providers().stream()
        .filter(Provider::needsKey)
        .filter(provider -> provider.hosting().unset().isEmpty())
        .filter(provider -> !ONLY_BY_NAME.contains(provider.name()))
        .filter(provider -> !reached.contains(provider))
        .map(Provider::name)
        .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void everyModelHasAProviderAndStandsOnce() {
    for (var model : CATALOG.models()) {
      assertTrue(CATALOG.provider(model.provider()).isPresent(), model.fullName());
      assertEquals(List.of(model), CATALOG.known(model.fullName()));
      assertEquals(List.of(model), CATALOG.known(model.id()));
    }
  }

  @Test
  void everyRetiredModelLeadsToAKnownOneAndIsItselfUnknown() throws IOException {
    var redirects = resource().at("redirects").fields();
    assertFalse(redirects.isEmpty());
    for (var retired : redirects.keySet()) {
      assertEquals(List.of(), CATALOG.known(retired), retired);
      assertEquals(
          ModelRow.Knowledge.KNOWN,
          CATALOG.resolve(retired).candidates().get(0).model().knowledge(),
          retired);
    }
  }

  @Test
  void everyPriceIsPositive() throws IOException {
    int seen = 0;
    for (var provider : resource().at("providers").fields().values()) {
      for (var model : Node.of(provider).at("models").items()) {
        var prices = model.at("prices");
        for (var row : prices.isList() ? prices.items() : List.of(prices)) {
          seen += positives(row);
        }
      }
    }
    assertTrue(seen > 200, "prices seen: " + seen);
  }

  @Test
  void whatIsBilledByTheTokenHasAPriceUnlessItVariesByCall() {
    var now = Instant.parse("2026-11-25T12:00:00Z");
    var unpriced = CATALOG.models().stream()
        .filter(model -> CATALOG.prices().price(model, now).isEmpty())
        .map(ModelRow::provider)
        .distinct()
        .toList();
    assertEquals(List.of("openrouter", "kimi-code", "echo"), unpriced);
  }

  @Test
  void onlyWhatRunsOnThisMachineIsBilledToNobody() {
    for (var provider : CATALOG.providers()) {
      var local = LOCAL.contains(provider.name());
      var paid = PLANS.contains(provider.name()) ? Billing.FLAT_RATE : Billing.PER_TOKEN;
      assertEquals(local ? Billing.NONE : paid, provider.billing(), provider.name());
      assertEquals(!local, provider.needsKey(), provider.name());
      assertEquals(local ? "http" : "https", provider.baseUrl().getScheme(), provider.name());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, anthropic,   https://api.anthropic.com,                ANTHROPIC_API_KEY",
    "openai,    openai-responses, https://api.openai.com/v1,           OPENAI_API_KEY",
    "xai,       openai-responses, https://api.x.ai/v1,                 XAI_API_KEY",
    "deepseek,  openai-chat, https://api.deepseek.com,                 DEEPSEEK_API_KEY",
    "mistral,   openai-chat, https://api.mistral.ai/v1,                MISTRAL_API_KEY",
    "groq,      openai-chat, https://api.groq.com/openai/v1,           GROQ_API_KEY",
    "moonshot,  openai-chat, https://api.moonshot.ai/v1,               MOONSHOT_API_KEY",
  })
  void theProvidersSpeakTheirDialects(String name, String dialect, URI url, String key) {
    var provider = CATALOG.provider(name).orElseThrow();
    assertEquals(dialect, provider.dialect());
    assertEquals(url, provider.baseUrl());
    assertEquals(List.of(key), provider.keyVariables());
  }

  @Test
  void googleIsSpokenToInItsOwnFormat() {
    var gemini = CATALOG.provider("gemini").orElseThrow();
    assertEquals("gemini", gemini.dialect());
    assertEquals(URI.create("https://generativelanguage.googleapis.com"), gemini.baseUrl());
    assertEquals(List.of("GOOGLE_GEMINI_BASE_URL"), gemini.baseUrlVariables());
    assertEquals(Quirks.Auth.X_GOOG_API_KEY, gemini.quirks().auth());
    assertEquals(List.of("GEMINI_API_KEY", "GOOGLE_API_KEY"), gemini.keyVariables());
  }

  @Test
  void quirksAreReadAndTheRestIsUsual() {
    var usual = Quirks.DEFAULT;
    assertEquals(usual, CATALOG.provider("together").orElseThrow().quirks());
    var mistral = CATALOG.provider("mistral").orElseThrow().quirks();
    assertEquals(Quirks.AnyTool.ANY, mistral.anyTool());
    assertEquals(Quirks.ToolIds.NINE, mistral.toolIds());
    assertEquals(Quirks.StreamUsage.SILENT, mistral.streamUsage());
    assertEquals(usual.auth(), mistral.auth());
  }

  @ParameterizedTest
  @CsvSource({
    "haiku,          NO_SAMPLING NO_THINKING_BUDGET NO_PREFILL",
    "sonnet,         NO_SAMPLING NO_THINKING_BUDGET THINKS_BETWEEN_TOOLS NO_FORCED_TOOL NO_PREFILL",
    "opus,           NO_SAMPLING NO_THINKING_BUDGET ALWAYS_THINKS NO_FORCED_TOOL NO_PREFILL",
    "luna,           SAMPLING_ONLY_WITHOUT_THINKING NO_STOP NO_THINKING_WITH_TOOLS_IN_CHAT",
    "gpt-5.5,        SAMPLING_ONLY_WITHOUT_THINKING NO_STOP",
    "grok-4.7,       NO_STOP ALWAYS_THINKS",
    "kimi,           NO_SAMPLING ALWAYS_THINKS",
    "gemini-2.5-pro, ALWAYS_THINKS",
    "gpt-4o,         ''",
  })
  void whatAModelRefusesIsKnown(String name, String rules) {
    var expected = rules.isEmpty() ? Set.of() : Set.of(rules.split(" "));
    var model = CATALOG.resolve(name).candidates().get(0).model();
    assertEquals(expected, model.rules().stream().map(Enum::name).collect(Collectors.toSet()));
  }

  /** An embedding has no output. */
  private static int positives(Node row) {
    int positives = 0;
    for (var field : row.fields().entrySet()) {
      if (field.getValue() instanceof Number number && !field.getKey().equals("above")) {
        boolean free = field.getKey().equals("output") && row.fields().size() == 2;
        int least = free ? 0 : 1;
        assertTrue(new BigDecimal(number.toString()).signum() >= least, field.getKey());
        positives++;
      }
    }
    return positives;
  }

  private static Node resource() throws IOException {
    try (var in = CatalogDataTest.class.getResourceAsStream("catalog.json")) {
      return Node.of(Json.parse(Optional.ofNullable(in).orElseThrow().readAllBytes()));
    }
  }
}

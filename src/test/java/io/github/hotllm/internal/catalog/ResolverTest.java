package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.Marks;
import io.github.hotllm.Reasoning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {
  @ParameterizedTest
  @CsvSource({
    "haiku,                                   anthropic/claude-haiku-5-5",
    "' Haiku ',                               anthropic/claude-haiku-5-5",
    "claude-haiku-5-5,                        anthropic/claude-haiku-5-5",
    "anthropic/claude-haiku-5-5,              anthropic/claude-haiku-5-5",
    "Anthropic/Claude-Haiku-5-5,              anthropic/claude-haiku-5-5",
    "gpt-oss,                                 groq/openai/gpt-oss-120b",
    "openai/gpt-oss-120b,                     groq/openai/gpt-oss-120b",
    "groq/openai/gpt-oss-120b,                groq/openai/gpt-oss-120b",
    "meta-llama/llama-4-maverick,             openrouter/meta-llama/llama-4-maverick",
    "openrouter/meta-llama/llama-4-maverick,  openrouter/meta-llama/llama-4-maverick",
    "echo,                                    echo/echo",
  })
  void aKnownModelIsFoundUnderAllItsNames(String name, String model) {
    assertEquals(List.of(model), models(name));
    assertEquals(ModelRow.Knowledge.KNOWN, only(name).model().knowledge());
  }

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-9,                           openai/gpt-9",
    "OpenAI/Gpt-9,                           openai/Gpt-9",
    "together/meta-llama/Llama-4-Scout,      together/meta-llama/Llama-4-Scout",
    "ollama/llama3.2,                        ollama/llama3.2",
    "qwen/qwen3-32b,                         qwen/qwen3-32b",
    "echo/429,                               echo/429",
    "claude-next,                            anthropic/claude-next",
    "gpt-9,                                  openai/gpt-9",
    "gemini-9-neon,                          gemini/gemini-9-neon",
    "Grok-9,                                 xai/Grok-9",
  })
  void anUnknownModelPassesThroughToANamedProviderOrItsFamily(String name, String model) {
    assertEquals(List.of(model), models(name));
    assertEquals(ModelRow.Knowledge.UNKNOWN, only(name).model().knowledge());
  }

  @Test
  void aKnownIdWithADayIsThatModel() {
    var model = only("claude-haiku-4-5-20251001").model();
    assertEquals("claude-haiku-4-5-20251001", model.id());
    assertEquals(64_000, model.maxOutputTokens().orElseThrow());
    assertEquals(List.of("openai/gpt-4o-mini-2024-07-18"), models("openai/gpt-4o-mini-2024-07-18"));
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4,                          openai/gpt-6.1-sol,          openai/gpt-6.1-sol",
    "OpenAI/gpt-4,                   openai/gpt-6.1-sol,          openai/gpt-6.1-sol",
    "claude-3-5-haiku-20241022,      anthropic/claude-haiku-5-5,  anthropic/claude-haiku-5-5",
    "llama-3.3-70b-versatile,        groq/openai/gpt-oss-120b,    groq/openai/gpt-oss-120b",
    "grok-4-fast-non-reasoning,      xai/grok-4.3,                grok-fast",
  })
  void aRetiredModelLeadsToAnotherWithAWarning(String name, String model, String asked) {
    assertEquals(List.of(model), models(name));
    assertEquals(
        List.of(
            "model: \"" + name + "\" has been retired; \"" + asked + "\" is asked in its place"),
        resolve(name).warnings());
  }

  @Test
  void grokFastIsAModelThatDoesNotThink() {
    var grok = only("grok-fast");
    assertEquals("xai/grok-4.3", grok.model().fullName());
    assertEquals(Optional.of(Reasoning.NONE), grok.preset().reasoning());
    assertEquals(Preset.NONE, only("grok-4.3").preset());
  }

  @Test
  void fastIsAListWhoseEntriesKeepTheirPresets() {
    var fast = resolve("fast").candidates();
    assertEquals("xai/grok-4.3", fast.get(0).model().fullName());
    assertEquals(Optional.of(Reasoning.NONE), fast.get(0).preset().reasoning());
    assertEquals("anthropic/claude-haiku-5-5", fast.get(1).model().fullName());
    assertEquals(Preset.NONE, fast.get(1).preset());
  }

  @Test
  void localIsWhateverTheServersOfThisMachineHave() {
    assertEquals(List.of("ollama/*", "llamacpp/*", "lmstudio/*", "vllm/*"), models("local"));
    assertTrue(resolve("local").candidates().stream()
        .allMatch(local -> local.model().isAny() && local.provider().billing() == Billing.NONE));
    assertEquals(ErrorType.MODEL_NOT_FOUND, refused("openai/*").type());
  }

  @Test
  void theOuterPresetWinsOverTheInnerOne() {
    var catalog = Config.parse("""
            {"aliases": {
              "inner": {"model": "haiku", "reasoning": "low", "cache": "long", "fallbacks": ["gpt-nano"]},
              "outer": {"model": ["inner", "opus"], "reasoning": "high", "subscription": false}}}
            """, Map.of()).catalog();
    assertEquals(
        List.of(
            new Preset(
                Optional.of(Billing.PER_TOKEN),
                List.of("gpt-nano"),
                Optional.of(Reasoning.HIGH),
                Optional.of(Marks.Cache.LONG)),
            new Preset(
                Optional.of(Billing.PER_TOKEN),
                List.of(),
                Optional.of(Reasoning.HIGH),
                Optional.empty())),
        catalog.resolve("outer").candidates().stream().map(Candidate::preset).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"haiku", "claude-haiku-5-5", "anthropic/claude-haiku-5-5"})
  void fallbacksBelongToANameOrToTheModelBehindIt(String name) {
    var config =
        Config.parse("{\"fallbacks\": {\"" + name + "\": [\"gpt-nano\", \"opus\"]}}", Map.of());
    var haiku = config.catalog().resolve("Haiku").candidates().get(0);
    assertEquals(List.of("gpt-nano", "opus"), haiku.preset().fallbacks());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "haiko          | ; did you mean \"haiku\"?",
        "opsu           | ; did you mean \"opus\"?",
        "google/haiko   | ; did you mean \"haiku\"?",
        "somethingelse  | .",
        "openai/        | ; did you mean \"openai/o3\"?",
      })
  void anythingElseIsNotFoundWithTheNearestNames(String name, String hint) {
    var failure = refused(name);
    assertEquals(ErrorType.MODEL_NOT_FOUND, failure.type());
    assertEquals(Optional.of("model"), failure.field());
    assertEquals(
        "There is no model \"" + name + "\"" + hint + " Any model of a known provider can be asked"
            + " for as provider/model, such as anthropic/claude-haiku-5-5.",
        failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "/", "//", "/gpt-5", "openai/", "openai/ ", "a/b/c", "-2026-01-01"})
  void aNameThatIsNoNameIsNotFoundEither(String name) {
    assertEquals(ErrorType.MODEL_NOT_FOUND, refused(name).type());
  }

  @Test
  void anIdOfTwoProvidersIsFoundAtBothInTheirOrder() {
    var catalog = Config.parse("""
            {"providers": {"mine": {"dialect": "openai-chat", "base_url": "http://127.0.0.1:1",
              "models": ["gpt-4o"]}}}""", Map.of()).catalog();
    assertEquals(
        List.of("openai", "mine"),
        catalog.resolve("gpt-4o").candidates().stream()
            .map(found -> found.provider().name())
            .toList());
  }

  @Test
  void aMessageShowsOnlyTheBeginningOfAnEndlessName() {
    var message = String.valueOf(refused("x\n".repeat(100_000)).getMessage());
    assertTrue(message.startsWith("There is no model \"x x x x "), message);
    assertTrue(message.length() < 300, message);
  }

  private static Resolution resolve(String name) {
    return Catalog.builtIn().resolve(name);
  }

  private static List<String> models(String name) {
    return resolve(name).candidates().stream()
        .map(found -> found.model().fullName())
        .toList();
  }

  private static Candidate only(String name) {
    var candidates = resolve(name).candidates();
    assertEquals(1, candidates.size());
    return candidates.get(0);
  }

  private static LlmException refused(String name) {
    return assertThrows(LlmException.class, () -> resolve(name));
  }
}

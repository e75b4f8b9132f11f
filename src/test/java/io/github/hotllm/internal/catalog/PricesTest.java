package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every cost here is computed by hand from the prices in the catalogue. A usage is written as
 * input, cache read, cache write, a part of that for an hour, output; {@code -} is absent.
 */
class PricesTest {
  private static final String WEDNESDAY_NOON = "2026-11-25T12:00:00Z";

  @ParameterizedTest
  @CsvSource({
    "anthropic, claude-haiku-4-5,         1000 - - -  500, 0.0035",
    "anthropic, claude-haiku-5-5,         1000 - - -  500, 0.00035",
    "anthropic, claude-opus-5-5,    1000000 - - - 100000, 6",
    "anthropic, claude-opus-5-5,     50000000 - - -    0, 200",
    "openai,    gpt-6-luna,                100 - - -   10, 0.000015",
    "gemini,    gemini-4-hydrogen,        1000 - - -  100, 0.00225",
    "gemini,    gemini-2.5-flash,            1 - - -    1, 0.0000028",
    "xai,       grok-build-0.1,           1000 - - - 1000, 0.003",
    "mistral,   ministral-8b-latest,      1000 - - - 1000, 0.0003",
    "groq,      qwen/qwen3.8-27b,         1000 - - - 1000, 0.0048",
    "moonshot,  kimi-k3.1-pro,            1000 - - - 1000, 0.012",
    "cohere,    command-r7b-12-2024,         1 - - -    1, 0.0000001875",
    "openai,    o3,                          0 - - -    0, 0",
  })
  void inputAndOutputHaveTheirPrices(String provider, String model, String usage, String cost) {
    assertEquals(Optional.of(new BigDecimal(cost)), cost(provider, model, usage));
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, claude-haiku-5-5,          100000 - - - 1000, 0.0105",
    "anthropic, claude-haiku-5-5,          100001 - - - 1000, 0.0525005",
    "openai,    gpt-6.1-sol,               272000 - - - 1000, 0.554",
    "openai,    gpt-6.1-sol,               272001 - - - 1000, 1.103004",
    "xai,       grok-4.3,                  200000 - - - 1000, 0.2525",
    "xai,       grok-4.3,                  200001 - - - 1000, 0.5050025",
    "gemini,    gemini-3.1-pro-preview,    200001 - - -   10, 0.800184",
    "qwen,      qwen3.7-plus,              255999 - - -    0, 0.1023996",
    "qwen,      qwen3.7-plus,              256000 - - -    0, 0.3072",
    "anthropic, claude-sonnet-5-5,         999999 - - -    0, 1.999998",
    "anthropic, claude-haiku-5-5,      50000 60000 - -   100, 0.02825",
    "openai,    gpt-6.1-sol,           270000 2001 - -  1000, 1.0954002",
    "anthropic, claude-haiku-5-5,      90000 - 10001 -     0, 0.051250625",
  })
  void aLongPromptWithItsCachedPartMovesTheWholeRequest(
      String provider, String model, String usage, String cost) {
    assertEquals(Optional.of(new BigDecimal(cost)), cost(provider, model, usage));
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic, claude-sonnet-5-5,    10 2000 3000 1000 100, 0.01022",
    "anthropic, claude-fable-5-1,             3 5 - -     7, 0.00038125",
    "openai,    gpt-6-luna,              100 - 8000 -    10, 0.001015",
    "groq,      openai/gpt-oss-20b,     1000 1000 - -  1000, 0.0004125",
    "openai,    gpt-5.5,                 1000 0 0 0    1000, 0.035",
  })
  void eachPartOfTheCacheHasItsPrice(String provider, String model, String usage, String cost) {
    assertEquals(Optional.of(new BigDecimal(cost)), cost(provider, model, usage));
  }

  @ParameterizedTest
  @CsvSource({
    "claude-mythos-5-2,         0 - 1000 1000 0, 0.016",
    "claude-haiku-5-5,      0 - 200000 200000 1, 0.2000025",
  })
  void anHourInTheCacheCostsTwiceTheInputWhereNothingIsSaid(
      String model, String usage, String cost) {
    assertEquals(Optional.of(new BigDecimal(cost)), cost("anthropic", model, usage));
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-4-argon,  2026-11-30T23:59:59Z, 1000 1000 - - 100, 0.0031",
    "gemini-4-argon,  2026-12-01T00:00:00Z, 1000 1000 - - 100, 0.0062",
    "gemini-4-carbon, 2026-11-30T23:59:59Z, 1000 1000 - - 100, 0.0031",
    "gemini-4-carbon, 2026-12-01T00:00:00Z,    1000 - - - 100, 0.006",
    "gemini-4-carbon, 2026-12-01T00:00:00Z, 1000 1000 - - 100,",
  })
  void aPriceHoldsFromDayToDay(String model, Instant when, String usage, BigDecimal cost) {
    assertEquals(Optional.ofNullable(cost), cost("gemini", model, usage, when));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25T00:59:59Z, 0.000753",
    "2026-11-25T01:00:00Z, 0.001506",
    "2026-11-25T03:59:59Z, 0.001506",
    "2026-11-25T04:00:00Z, 0.000753",
    "2026-11-25T06:00:00Z, 0.001506",
    "2026-11-25T10:00:00Z, 0.000753",
    "2026-11-27T09:59:59Z, 0.001506",
    "2026-11-28T02:00:00Z, 0.000753",
    "2026-11-29T07:00:00Z, 0.000753",
    "2026-11-30T02:00:00Z, 0.001506",
  })
  void deepSeekCostsHalfOutsideOfTheBusyHours(Instant when, String cost) {
    var expected = Optional.of(new BigDecimal(cost));
    assertEquals(expected, cost("deepseek", "deepseek-flash", "1000 1000 - - 1000", when));
    assertEquals(expected, cost("deepseek", "deepseek-v4-flash", "1000 1000 - - 1000", when));
  }

  @ParameterizedTest
  @CsvSource({
    "openai,    gpt-4o-mini-2024-07-18,    1000 500 - - 200, 0.0003075",
    "anthropic, claude-haiku-5-5-20261007,  1000 - - -  500, 0.00035",
    "anthropic, Claude-Haiku-5-5,           1000 - - -  500, 0.00035",
    "mistral,   mistral-small-2603,         1000 - - - 1000, 0.00075",
  })
  void theAnsweredIdMayNameADayOrBeAnotherOfTheSameModel(
      String provider, String model, String usage, String cost) {
    assertEquals(Optional.of(new BigDecimal(cost)), cost(provider, model, usage));
  }

  @ParameterizedTest
  @CsvSource({
    "openai,     gpt-7,                            1 - - - 1",
    "openai,     claude-haiku-5-5,                 1 - - - 1",
    "openai,     gpt-4o-mini-2024,                 1 - - - 1",
    "openai,     gpt-4o-mini-audio-2024-07-18,     1 - - - 1",
    "openrouter, meta-llama/llama-4-maverick,      1 - - - 1",
    "openai,     gpt-5.5,                          1 - 1 - 1",
    "gemini,     gemini-4-hydrogen,                1 1 - - 1",
    "openai,     o3,                               - - - - 1",
    "openai,     o3,                               1 - - - -",
    "anthropic,  claude-haiku-5-5,                 1 - 5 6 1",
    "anthropic,  claude-haiku-5-5,                 1 - - 6 1",
  })
  void whatIsNotKnownHasNoCost(String provider, String model, String usage) {
    assertEquals(Optional.empty(), cost(provider, model, usage));
  }

  @Test
  void reasoningIsAPartOfOutput() {
    var usage =
        Usage.builder().inputTokens(0).outputTokens(100).reasoningTokens(90).build();
    assertEquals(
        Optional.of(new BigDecimal("0.0008")),
        Catalog.builtIn().prices().cost(provider("openai"), "o3", usage, when(WEDNESDAY_NOON)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ollama", "vllm", "echo"})
  void whereNobodyIsBilledACallCostsNothing(String provider) {
    assertEquals(Optional.of(BigDecimal.ZERO), cost(provider, "whatever", "- - - - -"));
  }

  private static Optional<BigDecimal> cost(String provider, String model, String usage) {
    return cost(provider, model, usage, when(WEDNESDAY_NOON));
  }

  private static Optional<BigDecimal> cost(
      String provider, String model, String usage, Instant when) {
    return Catalog.builtIn().prices().cost(provider(provider), model, usage(usage), when);
  }

  private static Provider provider(String name) {
    return Catalog.builtIn().provider(name).orElseThrow();
  }

  private static Instant when(String text) {
    return Instant.parse(text);
  }

  private static Usage usage(String text) {
    var figures = text.split(" +");
    var usage = Usage.builder();
    read(figures[0]).ifPresent(usage::inputTokens);
    read(figures[1]).ifPresent(usage::cacheReadTokens);
    read(figures[2]).ifPresent(usage::cacheWriteTokens);
    read(figures[3]).ifPresent(usage::cacheWrite1hTokens);
    read(figures[4]).ifPresent(usage::outputTokens);
    return usage.build();
  }

  private static Optional<Long> read(String figure) {
    return figure.equals("-") ? Optional.empty() : Optional.of(Long.parseLong(figure));
  }
}

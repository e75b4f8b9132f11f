package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.LlmException;
import io.github.hotllm.Models;
import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CatalogModelsTest {
  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private final Models models = Catalog.builtIn().view(() -> now);

  @Test
  void aModelIsFoundWithItsLimitsAndItsLowestPrice() {
    assertEquals(
        List.of(new Models.Model(
            "anthropic",
            "claude-haiku-5-5",
            "Claude Haiku 5.5",
            OptionalLong.of(1_000_000),
            OptionalLong.of(128_000),
            Optional.of(new Models.Price(new BigDecimal("0.1"), new BigDecimal("0.5"))))),
        models.find("haiku"));
  }

  @Test
  void aPriceIsTodays() {
    assertEquals(new BigDecimal("2"), argon().price().orElseThrow().input());
    now = Instant.parse("2026-12-01T00:00:00Z");
    assertEquals(new BigDecimal("4"), argon().price().orElseThrow().input());
  }

  @Test
  void aCostIsThatOfTheFirstModelBehindTheName() {
    assertEquals(Optional.of(new BigDecimal("0.00375")), models.cost("fast", Usage.of(1000, 1000)));
    assertEquals(Optional.empty(), models.cost("openai/new", Usage.of(1, 1)));
    assertEquals(Optional.of(BigDecimal.ZERO), models.cost("ollama/llama3.2", Usage.of(1, 1)));
  }

  @Test
  void anUnknownModelHasNothingButItsId() {
    assertEquals(
        List.of(new Models.Model(
            "openai", "new", "new", OptionalLong.empty(), OptionalLong.empty(), Optional.empty())),
        models.find("openai/new"));
    assertThrows(LlmException.class, () -> models.find("nobody-knows-me"));
  }

  @Test
  void aliasesAndDayAreTheCataloguesOwn() {
    assertEquals(List.of("anthropic/claude-haiku-5-5"), models.aliases().get("haiku"));
    assertEquals(List.of("xai/grok-4.3"), models.aliases().get("grok-fast"));
    assertEquals("grok-fast", models.aliases().get("fast").get(0));
    assertEquals(LocalDate.parse("2026-11-22"), models.asOf());
    assertEquals(Catalog.builtIn().models().size(), models.all().size());
  }

  private Models.Model argon() {
    return models.find("gemini-4-argon").get(0);
  }
}

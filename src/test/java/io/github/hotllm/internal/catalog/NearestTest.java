package io.github.hotllm.internal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  @ParameterizedTest
  @CsvSource({
    "haiku,  haiku,   0",
    "haiku,  haku,    1",
    "haiku,  haikuu,  1",
    "haiku,  haiko,   1",
    "haiku,  hakiu,   1",
    "ahiku,  haiku,   1",
    "gpt,    tpg,     2",
    "kitten, sitting, 3",
    "'',     abc,     3",
    "abc,    '',      3",
    "'',     '',      0",
  })
  void aSlipIsALetterMissingTooManyWrongOrSwapped(String one, String other, int slips) {
    assertEquals(slips, Nearest.slips(one, other));
  }

  @Test
  void theNearestComeFirstAndOfEquallyNearOnesTheEarlier() {
    assertEquals(
        List.of("gemini-flash", "gemini-flush", "gemini-clash"),
        Nearest.to(
            "gemini-flash",
            List.of("gemini-flush", "gemini-clash", "gemini-flash", "gemini-flesh", "grok")));
  }

  @Test
  void aShortNameAllowsFewerSlips() {
    assertEquals(List.of(), Nearest.to("gtx", List.of("grok", "sol", "opus")));
    assertEquals(List.of("gpt"), Nearest.to("gtp", List.of("grok", "gpt")));
  }

  @Test
  void caseDoesNotMatter() {
    assertEquals(List.of("Llama"), Nearest.to(" LAMA", List.of("Llama")));
  }
}

package io.github.hotllm.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  private static final PathPattern GENERATE =
      PathPattern.of("/v1beta/models/{model}:generateContent");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1beta/models/m:generateContent                | m",
        "/v1beta/models/m:generateContent?alt=sse        | m",
        "/v1beta/models/openai/gpt-6:generateContent     | openai/gpt-6",
        "/v1beta/models/openai%2Fgpt-6:generateContent   | openai/gpt-6",
        "/v1beta/models/openai%2fgpt-6%3AgenerateContent | openai/gpt-6",
        "/v1beta/models/ollama/qwen:8b:generateContent   | ollama/qwen:8b",
        "/v1beta/models/a+b%20c:generateContent          | a+b c",
        "/v1beta/models/gr%C3%BCn:generateContent        | grün",
        "/v1beta/models/a%3Fb:generateContent            | a?b",
        "/v1beta/models/50%:generateContent              | 50%"
      })
  void aNameMayHoldAnything(String path, String name) {
    assertTrue(GENERATE.matches(path));
    assertEquals(Optional.of(name), GENERATE.name(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1beta/models/:generateContent",
        "/v1beta/models/m:generateContent/",
        "/v1beta/models/m:streamGenerateContent",
        "/v1beta/models/m?x=:generateContent",
        "/v1/models/m:generateContent",
        "/v1beta/models",
        ""
      })
  void whatDoesNotFitIsNoMatch(String path) {
    assertFalse(GENERATE.matches(path));
    assertEquals(Optional.empty(), GENERATE.name(path));
  }

  @Test
  void withoutANameThereIsOnePath() {
    var pattern = PathPattern.of("/v1/messages");
    assertTrue(pattern.matches("/v1/messages"));
    assertTrue(pattern.matches("/v1/messages?beta=true"));
    assertFalse(pattern.matches("/v1/messages/"));
    assertFalse(pattern.matches("/v1%2Fmessages"));
    assertEquals(Optional.empty(), pattern.name("/v1/messages"));
    assertEquals("/v1/messages", pattern.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v1", "/a/{b}/{c}", "/a/{b", "/a/b}", "/a/{}"})
  void whatIsNoPatternIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> PathPattern.of(text));
  }
}

package io.github.hotllm.internal.dialect.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Delivery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Model and method in the path, both ways. */
class ModelPathTest {
  private static final String VERTEX =
      "https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google";

  @ParameterizedTest
  @CsvSource({
    "https://a.example,        m-1.5,         /v1beta/models/m-1.5",
    "https://a.example/proxy,  m,             /v1beta/models/m",
    "https://a.example/v1beta, m,             /models/m",
    "https://a.example/v2,     m,             /models/m",
    VERTEX + ",                m,             /models/m",
    "https://a.example/vision, m,             /v1beta/models/m",
    "https://a.example,        models/m,      /v1beta/models/m",
    "https://a.example,        tunedModels/m, /v1beta/tunedModels/m",
    "https://a.example,        anthropic/c,   /v1beta/models/anthropic%2Fc",
    "https://a.example,        a b?c#d%e:f,   /v1beta/models/a%20b%3Fc%23d%25e%3Af",
    "https://a.example,        ../../x,       /v1beta/models/..%2F..%2Fx",
  })
  void theModelStandsInThePath(String baseUrl, String model, String path) {
    var target = Fixtures.at(baseUrl, model);
    assertEquals(path + ":generateContent", ModelPath.of(target, Delivery.WHOLE));
    assertEquals(path + ":streamGenerateContent?alt=sse", ModelPath.of(target, Delivery.STREAMED));
  }

  @ParameterizedTest
  @CsvSource({
    "/v1beta/models/m:generateContent,                               m,               WHOLE",
    "/v1/models/m:generateContent?key=k,                             m,               WHOLE",
    "/v1beta/models/m:streamGenerateContent?alt=sse,                 m,               STREAMED",
    "/v1beta/models/m:streamGenerateContent?key=k&alt=sse,           m,               STREAMED",
    "/v1beta/models/anthropic/claude:generateContent,                anthropic/claude, WHOLE",
    "/v1beta/models/anthropic%2Fclaude:generateContent,              anthropic/claude, WHOLE",
    "/v1beta/models/gemma3%3A27b:generateContent,                    gemma3:27b,      WHOLE",
    "/v1beta/models/ollama/gemma3:27b:generateContent,               ollama/gemma3:27b, WHOLE",
    "/v1beta/models/a+b%20c:generateContent,                         a+b c,           WHOLE",
    "/v1beta/models/m%3AgenerateContent,                             m,               WHOLE",
    "/v1beta/tunedModels/m:generateContent,                          tunedModels/m,   WHOLE",
  })
  void aClientsPathNamesModelAndDelivery(String path, String model, Delivery delivery) {
    assertEquals(new ModelPath(model, delivery), ModelPath.read(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1beta/models/m:countTokens",
        "/v1beta/models/m:embedContent",
        "/v1beta/models/:generateContent",
        "/v1beta/models/m",
        "/v1beta/models/%zz:generateContent",
        "/generateContent",
        ""
      })
  void anyOtherPathIsNotThere(String path) {
    var refusal = assertThrows(LlmException.class, () -> ModelPath.read(path));
    assertEquals(404, refusal.status());
    assertEquals(
        "no such path; POST to /v1beta/models/MODEL:generateContent or"
            + " :streamGenerateContent?alt=sse",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?key=k", "?alt=json", "?alt=proto&x=alt=sse"})
  void aStreamIsOneOfEvents(String query) {
    var refusal = assertThrows(
        LlmException.class, () -> ModelPath.read("/v1beta/models/m:streamGenerateContent" + query));
    assertEquals(Optional.of("alt"), refusal.field());
    assertEquals("alt must be sse: POST to …:streamGenerateContent?alt=sse", refusal.getMessage());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    for (var model : List.of("m", "a/b:c", "tunedModels/x", "ü ?#%+")) {
      var target = Fixtures.at("https://a.example", model);
      for (var delivery : Delivery.values()) {
        assertEquals(
            new ModelPath(model, delivery), ModelPath.read(ModelPath.of(target, delivery)));
      }
    }
  }
}

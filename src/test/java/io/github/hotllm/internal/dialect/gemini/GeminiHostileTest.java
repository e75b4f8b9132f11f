package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Heard;
import io.github.hotllm.internal.dialect.Variants;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.WireReply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent, what comes of it is an answer or a typed failure. */
class GeminiHostileTest {
  private static final String ANSWER = """
      {"responseId":"r","modelVersion":"m","promptFeedback":{"blockReason":"SAFETY","blockReasonMessage":"x"},
       "usageMetadata":{"promptTokenCount":1,"cachedContentTokenCount":1,"candidatesTokenCount":1,
         "thoughtsTokenCount":1,"toolUsePromptTokenCount":1,"totalTokenCount":3,"trafficType":"ON_DEMAND",
         "promptTokensDetails":[{"modality":"TEXT","tokenCount":1}]},
       "candidates":[{"index":0,"finishReason":"STOP","finishMessage":"f",
         "groundingMetadata":{"webSearchQueries":["q"]},
         "content":{"role":"model","parts":[{"text":"a","thought":true,"thoughtSignature":"s"},{"text":"b"},
           {"functionCall":{"id":"i","name":"f","args":{}}},
           {"inlineData":{"mimeType":"image/png","data":"AA=="}},{"executableCode":{"code":"c"}}]}}]}
      """;

  private static final String ERROR = """
      {"error":{"code":429,"message":"m","status":"RESOURCE_EXHAUSTED","details":[
        {"reason":"r","retryDelay":"1s","violations":[{"quotaId":"PerDay"}],
         "fieldViolations":[{"field":"f"}]}]}}
      """;

  private static final String REQUEST = """
      {"model":"m","systemInstruction":{"role":"user","parts":[{"text":"s"}]},
       "contents":[{"role":"user","parts":[{"text":"t"},{"inlineData":{"mimeType":"image/png","data":"AA=="}},
           {"fileData":{"fileUri":"u","mimeType":"image/png"}}]},
         {"role":"model","parts":[{"text":"t","thought":true,"thoughtSignature":"aG90bGxtOmEvYjox"},
           {"functionCall":{"id":"i","name":"f","args":{}}},{"executableCode":{}}]},
         {"role":"user","parts":[{"functionResponse":{"id":"i","name":"f","response":{"output":"o"},
           "parts":[{"inlineData":{"mimeType":"image/png","data":"AA=="}}]}}]}],
       "generationConfig":{"maxOutputTokens":1,"temperature":1,"topP":1,"stopSequences":["s"],
         "responseMimeType":"application/json","responseSchema":{"type":"OBJECT","nullable":true,
           "properties":{"p":{"type":"STRING","minLength":"1"}},"items":{},"anyOf":[{"type":"STRING"}]},
         "thinkingConfig":{"thinkingLevel":"LOW","thinkingBudget":1,"includeThoughts":true}},
       "tools":[{"functionDeclarations":[{"name":"f","description":"d","parameters":{"type":"OBJECT"}}]}],
       "toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}}}
      """;

  static List<Object> answers() {
    return Variants.of(ANSWER);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void noAnswerBreaksTheDecoder(Object answer) {
    var body = Json.text(answer);
    requireTyped(Fixtures.ear(LEVELS).whole(body));
    requireTyped(Fixtures.ear(LEVELS).events(body, body));
  }

  private static void requireTyped(Heard heard) {
    assertTrue(heard.metered().isPresent() != heard.failure().isPresent());
  }

  static List<Object> errors() {
    return Variants.of(ERROR);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void noErrorBreaksItsReader(Object error) {
    var failure = DIALECT.decodeError(WireReply.json(429, Json.bytes(error)), LEVELS);
    assertTrue(failure.getMessage().startsWith("Google Gemini answered 429"));
    requireTyped(Fixtures.ear(LEVELS).events(Json.text(error)));
  }

  static List<Object> requests() {
    return Variants.of(REQUEST);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aWrongRequestIsRefusedByTheNameOfTheField(Object request) {
    try {
      var asked = Fixtures.asked(Json.text(request));
      assertTrue(DIALECT.encode(asked, LEVELS).wire().body().length > 0);
      DIALECT.encoder(asked).whole(LlmReply.of("A"), List.of());
      var meant = new Asked(asked.request(), asked.delivery(), Optional.empty());
      assertTrue(DIALECT.encode(meant, LEVELS).wire().body().length > 0);
    } catch (LlmException e) {
      assertEquals(ErrorType.INVALID_REQUEST, e.type());
      assertTrue(e.field().isPresent() || !(request instanceof Map), e::toString);
    }
  }

  @Test
  void bytesThatWereChangedAreTypedFailuresToo() {
    var random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      var bytes = ANSWER.getBytes(UTF_8);
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      requireTyped(Fixtures.ear(LEVELS).feed((decoder, out) -> decoder.whole(bytes, out)));
    }
  }
}

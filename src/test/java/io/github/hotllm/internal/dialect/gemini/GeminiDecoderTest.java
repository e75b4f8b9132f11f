package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as Google's servers send them, with what they mean. */
class GeminiDecoderTest {
  private static final String STREAM = """
      data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Hm","thought":true}]},"index":0}],"usageMetadata":{"promptTokenCount":9,"totalTokenCount":9},"modelVersion":"gemini-3.8-flash","responseId":"r1"}\r
      \r
      data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Grüß "}]},"index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":1,"totalTokenCount":10},"modelVersion":"gemini-3.8-flash","responseId":"r1"}\r
      \r
      data: {"candidates":[{"content":{"role":"model","parts":[{"text":"dich 🙂"}]},"index":0}],"modelVersion":"gemini-3.8-flash","responseId":"r1"}\r
      \r
      data: {"candidates":[{"content":{"role":"model","parts":[{"text":"","thoughtSignature":"c2ln"}]},"finishReason":"STOP","index":0}],"usageMetadata":{"promptTokenCount":9,"candidatesTokenCount":4,"thoughtsTokenCount":2,"totalTokenCount":15},"modelVersion":"gemini-3.8-flash","responseId":"r1"}\r
      \r
      """;

  private static final String SAID = "(Hm) \"Grüß \" \"dich 🙂\" [\"\" google/m1:c2ln] → STOP/STOP";

  @Test
  void aStreamMeansTheSameHoweverItIsCut() {
    var bytes = STREAM.getBytes(UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      assertEquals(SAID, Fixtures.ear(LEVELS).stream(bytes, cut).toString(), "cut at " + cut);
    }
  }

  @Test
  void theModelThatAnswersAndTheLastFiguresAreTold() {
    var heard = Fixtures.ear(LEVELS).stream(STREAM.getBytes(UTF_8), 0);
    assertEquals(Optional.of("gemini-3.8-flash"), heard.model());
    var usage = heard.metered().orElseThrow().usage().orElseThrow();
    assertEquals(9, usage.inputTokens().orElseThrow());
    assertEquals(6, usage.outputTokens().orElseThrow());
    assertEquals(2, usage.reasoningTokens().orElseThrow());
  }

  @Test
  void aStreamHasNoEndButThatOfTheInput() {
    var heard = Fixtures.ear(LEVELS).feed((decoder, out) -> {
      for (var line : STREAM.lines().filter(line -> !line.isEmpty()).toList()) {
        decoder.frame(Frame.event("", line.substring(6).getBytes(UTF_8)), out);
        assertFalse(decoder.isDone());
      }
    });
    assertEquals(SAID, heard.toString());
  }

  @Test
  void aStreamWithoutAFinishReasonIsBroken() {
    var heard = Fixtures.ear(LEVELS)
        .events("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hi\"}]}}]}");
    assertEquals("\"Hi\" → STREAM_BROKEN", heard.toString());
    assertEquals(
        "Google Gemini ended its stream without a finish reason; ask again, or keep the text so far",
        heard.failure().orElseThrow().getMessage());
    assertEquals("→ STREAM_BROKEN", Fixtures.ear(LEVELS).events().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "STOP,                     STOP",
    "MAX_TOKENS,               LENGTH",
    "CONTINUATION,             PAUSED",
    "SAFETY,                   REFUSAL",
    "RECITATION,               REFUSAL",
    "LANGUAGE,                 REFUSAL",
    "BLOCKLIST,                REFUSAL",
    "PROHIBITED_CONTENT,       REFUSAL",
    "SPII,                     REFUSAL",
    "IMAGE_SAFETY,             REFUSAL",
    "IMAGE_PROHIBITED_CONTENT, REFUSAL",
    "IMAGE_RECITATION,         REFUSAL",
    "IMAGE_OTHER,              REFUSAL",
    "MODEL_ARMOR,              REFUSAL",
    "NO_IMAGE,                 OTHER",
    "OTHER,                    OTHER",
    "A_WORD_OF_TOMORROW,       OTHER",
  })
  void eachFinishReasonHasItsMeaning(String word, String reason) {
    var heard =
        Fixtures.ear(LEVELS).whole("{\"candidates\":[{\"finishReason\":\"" + word + "\"}]}");
    assertEquals("→ " + reason + "/" + word, heard.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MALFORMED_FUNCTION_CALL",
        "MALFORMED_RESPONSE",
        "UNEXPECTED_TOOL_CALL",
        "TOO_MANY_TOOL_CALLS",
        "MISSING_THOUGHT_SIGNATURE"
      })
  void aModelThatWroteNonsenseHasFailed(String word) {
    var heard = Fixtures.ear(LEVELS)
        .whole("{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A\"}]},\"finishReason\":\""
            + word + "\",\"finishMessage\":\"print(f(\"}]}");
    assertEquals("\"A\" → PROVIDER_ERROR", heard.toString());
    var failure = heard.failure().orElseThrow();
    assertTrue(failure.isRetryable());
    assertEquals(
        "Google Gemini failed within its answer (" + word + "): print(f(", failure.getMessage());
  }

  @Test
  void aBlockedPromptIsRefusedContentThoughItsStatusIs200() {
    var heard = Fixtures.ear(LEVELS).events("""
        {"promptFeedback":{"blockReason":"PROHIBITED_CONTENT","safetyRatings":[]},"usageMetadata":{"promptTokenCount":3}}""");
    var failure = heard.failure().orElseThrow();
    assertEquals(ErrorType.CONTENT_REFUSED, failure.type());
    assertEquals(
        "Google Gemini blocked the prompt (PROHIBITED_CONTENT) – say it in other words, or name"
            + " another model in fallbacks",
        failure.getMessage());
    assertEquals(Optional.of("google"), failure.provider());
  }

  @Test
  void feedbackBesideAnAnswerIsNoBlock() {
    var heard = Fixtures.ear(LEVELS).whole("""
        {"promptFeedback":{"blockReason":"SAFETY"},"candidates":[{"content":{"parts":[{"text":"A"}]},"finishReason":"STOP"}]}""");
    assertEquals("\"A\" → STOP/STOP", heard.toString());
  }

  @Test
  void aBlockedAnswerIsARefusal() {
    var heard =
        Fixtures.ear(LEVELS).whole("{\"candidates\":[{\"finishReason\":\"SAFETY\",\"index\":0}]}");
    assertEquals("→ REFUSAL/SAFETY", heard.toString());
  }

  @Test
  void ofSeveralCandidatesTheFirstCounts() {
    var heard = Fixtures.ear(LEVELS).whole("""
        {"candidates":[{"index":1,"content":{"parts":[{"text":"B"}]},"finishReason":"SAFETY"},
          {"content":{"parts":[{"text":"A"}]},"finishReason":"STOP"}]}""");
    assertEquals("\"A\" → STOP/STOP", heard.toString());
  }

  @Test
  void theListOfChunksThatComesWithoutEventsIsRead() {
    var chunks = """
        [{"candidates":[{"content":{"parts":[{"text":"A"}]}}]},
         {"candidates":[{"content":{"parts":[{"text":"B"}]},"finishReason":"STOP"}]}]""";
    var heard = Fixtures.ear(LEVELS).feed((decoder, out) -> {
      decoder.whole(chunks.getBytes(UTF_8), out);
      assertTrue(decoder.isDone());
    });
    assertEquals("\"A\" \"B\" → STOP/STOP", heard.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "3", "\"text\"", "<html>", "", "[3]", "{\"choices\":[]}"})
  void whatIsNoAnswerIsTheProvidersError(String body) {
    assertEquals("→ PROVIDER_ERROR", Fixtures.ear(LEVELS).whole(body).toString());
  }

  @Test
  void afterAWholeAnswerNothingMoreIsRead() {
    var heard = Fixtures.ear(LEVELS).feed((decoder, out) -> {
      var answer = "{\"candidates\":[{\"finishReason\":\"STOP\"}]}".getBytes(UTF_8);
      decoder.whole(answer, out);
      decoder.frame(Frame.event("", "?".getBytes(UTF_8)), out);
    });
    assertEquals("→ STOP/STOP", heard.toString());
    assertEquals(List.<LlmEvent>of(), heard.events());
  }
}

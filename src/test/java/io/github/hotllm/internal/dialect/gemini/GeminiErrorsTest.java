package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.WireReply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures as Google tells them. */
class GeminiErrorsTest {
  private static final String PER_MINUTE = """
      {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[
        {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier"}]},
        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.5s"}]}}
      """;

  private static final String STREAM = """
      data: {"candidates":[{"content":{"parts":[{"text":"A"}]}}]}

      %s""";

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_ARGUMENT,    Bad field,                                       INVALID_REQUEST",
    "400, INVALID_ARGUMENT,    The input token count (9) exceeds the maximum number of tokens allowed (8), CONTEXT_TOO_LONG",
    "400, FAILED_PRECONDITION, Please enable billing on your project,           BILLING",
    "401, UNAUTHENTICATED,     No credentials,                                  AUTHENTICATION",
    "402, FAILED_PRECONDITION, Pay,                                             BILLING",
    "403, PERMISSION_DENIED,   No,                                              PERMISSION",
    "404, NOT_FOUND,           models/x is not found for API version v1beta,    MODEL_NOT_FOUND",
    "429, RESOURCE_EXHAUSTED,  Resource has been exhausted (e.g. check quota)., RATE_LIMITED",
    "500, INTERNAL,            Internal error,                                  OVERLOADED",
    "503, UNAVAILABLE,         The model is overloaded,                         OVERLOADED",
    "504, DEADLINE_EXCEEDED,   Too slow,                                        OVERLOADED",
  })
  void eachStatusHasItsType(int status, String word, String message, ErrorType type) {
    var body = "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\""
        + word + "\"}}";
    assertEquals(type, failure(status, body).type());
    assertEquals(type, failure(status, "[" + body + "]").type());
  }

  @Test
  void theMessageSaysWhatFailedAndWhatToDo() {
    var failure = failure(503, """
        {"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}""");
    assertEquals(
        "Google Gemini answered 503 (UNAVAILABLE): The model is overloaded. – try later, or name"
            + " another model in fallbacks",
        failure.getMessage());
    assertEquals(Optional.of("google"), failure.provider());
    assertEquals(Optional.of("m1"), failure.model());
  }

  @Test
  void aWrongKeyComesAsAWrongRequest() {
    var failure = failure(400, """
        {"error":{"code":400,"message":"Please pass a valid key.","status":"INVALID_ARGUMENT","details":[
          {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com"}]}}""");
    assertEquals(ErrorType.AUTHENTICATION, failure.type());
    assertEquals(
        "Google Gemini answered 400 (API_KEY_INVALID): Please pass a valid key. – check"
            + " GEMINI_API_KEY",
        failure.getMessage());
  }

  @Test
  void aLimitOfTheMinuteIsWaitedFor() {
    var failure = failure(429, PER_MINUTE);
    assertEquals(ErrorType.RATE_LIMITED, failure.type());
    assertTrue(failure.isRetryable());
    assertEquals(Optional.of(Duration.ofMillis(34_500)), failure.retryAfter());
  }

  @Test
  void aLimitOfTheDayIsNot() {
    var failure = failure(429, PER_MINUTE.replace("PerMinute", "PerDay"));
    assertEquals(ErrorType.BILLING, failure.type());
    assertFalse(failure.isRetryable());
    assertEquals(Optional.empty(), failure.retryAfter());
  }

  @Test
  void theFieldThatIsWrongIsNamed() {
    var failure = failure(400, """
        {"error":{"code":400,"message":"Invalid","status":"INVALID_ARGUMENT","details":[
          {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"contents[0]","description":"d"}]}]}}""");
    assertEquals(Optional.of("contents[0]"), failure.field());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<html>502</html> | Google Gemini answered 502: a web page – try later, or name another model in fallbacks",
        "busy             | Google Gemini answered 502: busy – try later, or name another model in fallbacks",
        "``               | Google Gemini answered 502: no reason given – try later, or name another model in fallbacks",
        "{\"error\":\"x\"} | Google Gemini answered 502: x – try later, or name another model in fallbacks",
      })
  void whatIsNoErrorOfGooglesIsToldAsItIs(String body, String message) {
    assertEquals(message, failure(502, body).getMessage());
  }

  @Test
  void anErrorInAStreamIsAFailureFramedOrNot() {
    var error = """
        {
          "error": {
            "code": 503,
            "message": "The model is overloaded.",
            "status": "UNAVAILABLE"
          }
        }""";
    var line = error.replaceAll("\\s*\\n\\s*", "");
    for (var rest : new String[] {
      error,
      error + "\n",
      error.replace("\n", "\r\n"),
      line,
      "[" + error + "]\n",
      "data: " + line + "\n\n"
    }) {
      var bytes = STREAM.formatted(rest).getBytes(UTF_8);
      for (int cut = 0; cut <= bytes.length; cut++) {
        var heard = Fixtures.ear(LEVELS).stream(bytes, cut);
        assertEquals("\"A\" → OVERLOADED", heard.toString(), rest);
        assertEquals(Optional.of(503), heard.failure().orElseThrow().providerStatus());
      }
    }
  }

  private static LlmException failure(int status, String body) {
    return Fixtures.DIALECT.decodeError(WireReply.json(status, body.getBytes(UTF_8)), LEVELS);
  }
}

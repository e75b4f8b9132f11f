package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures for clients that speak Gemini. */
class GeminiFailureTest {
  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST,        400, INVALID_ARGUMENT",
    "GONE,                   410, NOT_FOUND",
    "CONTEXT_TOO_LONG,       400, INVALID_ARGUMENT",
    "AUTHENTICATION,         401, UNAUTHENTICATED",
    "PERMISSION,             403, PERMISSION_DENIED",
    "MODEL_NOT_FOUND,        404, NOT_FOUND",
    "CONTENT_REFUSED,        400, INVALID_ARGUMENT",
    "BILLING,                402, FAILED_PRECONDITION",
    "SUBSCRIPTION_EXHAUSTED, 429, RESOURCE_EXHAUSTED",
    "RATE_LIMITED,           429, RESOURCE_EXHAUSTED",
    "BUSY,                   429, RESOURCE_EXHAUSTED",
    "OVERLOADED,             503, UNAVAILABLE",
    "PROVIDER_ERROR,         502, INTERNAL",
    "STREAM_BROKEN,          502, INTERNAL",
    "INVALID_OUTPUT,         502, INTERNAL",
    "TIMEOUT,                504, DEADLINE_EXCEEDED",
  })
  void eachTypeHasAStatusOfGoogles(ErrorType type, int status, String word) {
    var reply = DIALECT.encodeError(LlmException.of(type, "m"));
    assertEquals(status, reply.status());
    assertEquals(
        "{\"error\":{\"code\":" + status + ",\"message\":\"m\",\"status\":\"" + word
            + "\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\""
            + type + "\",\"domain\":\"hotllm\"}]}}",
        text(reply.body()));
    assertEquals(Optional.of("application/json"), reply.headers().first("content-type"));
  }

  @Test
  void anotherStatusHasAnotherWord() {
    assertEquals("NOT_FOUND", word(ErrorType.INVALID_REQUEST, 404));
    assertEquals("UNAVAILABLE", word(ErrorType.BUSY, 503));
  }

  private static String word(ErrorType type, int status) {
    var failure = LlmException.builder(type, "m").status(status).build();
    return error(failure).at("status").textOrEmpty();
  }

  private static Node error(LlmException failure) {
    return Node.of(Json.object(DIALECT.encodeError(failure).body())).at("error");
  }

  @Test
  void theWaitIsToldInTheDetails() {
    var failure = LlmException.builder(ErrorType.RATE_LIMITED, "m")
        .retryAfter(Duration.ofMillis(1500))
        .build();
    assertEquals(
        "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"1.5s\"}",
        Json.text(error(failure).at("details").at(1).fields()));
  }

  @Test
  void theFieldAndTheRequestAreNamed() {
    var failure = LlmException.builder(ErrorType.INVALID_REQUEST, "m")
        .field("contents")
        .requestId("r1")
        .build();
    var details = error(failure).at("details");
    assertEquals("r1", details.at(0).at("metadata").at("requestId").textOrEmpty());
    assertEquals(
        "{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\",\"fieldViolations\":"
            + "[{\"field\":\"contents\",\"description\":\"m\"}]}",
        Json.text(details.at(1).fields()));
  }

  @ParameterizedTest
  @CsvSource({"RATE_LIMITED", "OVERLOADED", "AUTHENTICATION", "PERMISSION", "BILLING"})
  void whatWeTellIsReadAsWhatItIs(ErrorType type) {
    var failure = LlmException.of(type, "m");
    var read = DIALECT.decodeError(DIALECT.encodeError(failure), Fixtures.LEVELS);
    assertEquals(type, read.type());
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesFailureTest {
  /** Our type, our own status if it is another, Anthropic's status and type. */
  @ParameterizedTest
  @CsvSource({
    "INVALID_REQUEST,,400,invalid_request_error",
    "INVALID_REQUEST,404,404,not_found_error",
    "INVALID_REQUEST,413,413,request_too_large",
    "INVALID_REQUEST,415,415,invalid_request_error",
    "GONE,,410,not_found_error",
    "AUTHENTICATION,,401,authentication_error",
    "PERMISSION,,403,permission_error",
    "MODEL_NOT_FOUND,,404,not_found_error",
    "CONTENT_REFUSED,,400,invalid_request_error",
    "BILLING,,402,billing_error",
    "SUBSCRIPTION_EXHAUSTED,,429,rate_limit_error",
    "RATE_LIMITED,,429,rate_limit_error",
    "BUSY,,429,rate_limit_error",
    "BUSY,503,529,overloaded_error",
    "OVERLOADED,,529,overloaded_error",
    "PROVIDER_ERROR,,502,api_error",
    "STREAM_BROKEN,,502,api_error",
    "INVALID_OUTPUT,,502,api_error",
    "TIMEOUT,,504,timeout_error"
  })
  void aFailureHasTheStatusAndTypeThatItsClientsKnow(
      ErrorType ours, Integer ownStatus, int status, String type) {
    var failure = LlmException.builder(ours, "what \"failed\"").requestId("r1");
    Optional.ofNullable(ownStatus).ifPresent(failure::status);
    var reply = DIALECT.encodeError(failure.build());
    assertEquals(status, reply.status());
    assertEquals(
        "{\"type\":\"error\",\"error\":{\"type\":\"" + type
            + "\",\"message\":\"what \\\"failed\\\"\"},\"request_id\":\"r1\"}",
        new String(reply.body(), UTF_8));
    assertEquals(Optional.of("r1"), reply.headers().first("request-id"));
    assertEquals(
        Optional.of(String.valueOf(ours.isRetryable())), reply.headers().first("x-should-retry"));
  }

  @Test
  void aPromptThatIsTooLongIsToldByTheWordsThatClientsLookFor() {
    var foreign = DIALECT.encodeError(LlmException.of(ErrorType.CONTEXT_TOO_LONG, "9 > 8 tokens"));
    var same =
        DIALECT.encodeError(LlmException.of(ErrorType.CONTEXT_TOO_LONG, "A: prompt is too long"));
    assertEquals(400, foreign.status());
    assertEquals(
        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
            + "\"message\":\"prompt is too long: 9 > 8 tokens\"}}",
        new String(foreign.body(), UTF_8));
    assertEquals(
        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
            + "\"message\":\"A: prompt is too long\"}}",
        new String(same.body(), UTF_8));
  }
}

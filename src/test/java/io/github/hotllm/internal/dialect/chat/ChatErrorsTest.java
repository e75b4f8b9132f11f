package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.WireReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes in which servers of Chat tell of failures. */
class ChatErrorsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      400 | {"error":{"message":"Bad temperature","type":"invalid_request_error","param":"temperature","code":null}} | INVALID_REQUEST | Acme answered 400 (invalid_request_error): Bad temperature
      400 | {"error":{"message":"Too long","type":"invalid_request_error","code":"context_length_exceeded"}} | CONTEXT_TOO_LONG | Acme answered 400 (context_length_exceeded): Too long – shorten the conversation, or choose a model with a larger context
      400 | {"code":"Client specified an invalid argument","error":"Incorrect API key provided: xai-abcdefgh1234"} | AUTHENTICATION | Acme answered 400 (Client specified an invalid argument): Incorrect API key provided: [secret] – check ACME_API_KEY
      400 | {"error":"maximum prompt length is 131072 but the request has 9"} | CONTEXT_TOO_LONG | Acme answered 400: maximum prompt length is 131072 but the request has 9 – shorten the conversation, or choose a model with a larger context
      422 | {"detail":[{"loc":["body","messages",0],"msg":"field required","type":"missing"},{"msg":"no"}]} | INVALID_REQUEST | Acme answered 422: body.messages.0: field required; no
      422 | {"detail":"Not that"} | INVALID_REQUEST | Acme answered 422: Not that
      400 | {"object":"error","message":"Invalid model: x","type":"invalid_model","param":null,"code":"1500"} | MODEL_NOT_FOUND | Acme answered 400 (1500): Invalid model: x – is m1 the right id?
      400 | {"code":"InvalidParameter","message":"Range of input length should be [1, 9]","request_id":"r"} | CONTEXT_TOO_LONG | Acme answered 400 (InvalidParameter): Range of input length should be [1, 9] – shorten the conversation, or choose a model with a larger context
      402 | {"error":{"code":402,"message":"Insufficient credits","metadata":{"error_type":"payment_required"}}} | BILLING | Acme answered 402 (402): Insufficient credits – top up the account, or name another model in fallbacks
      400 | {"error":{"message":"Failed to call a function","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"SECRET"}} | PROVIDER_ERROR | Acme answered 400 (tool_use_failed): Failed to call a function
      400 | {"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_ctx":9}} | CONTEXT_TOO_LONG | Acme answered 400 (400): the request exceeds the available context size – shorten the conversation, or choose a model with a larger context
      404 | {"error":"model 'x' not found"} | MODEL_NOT_FOUND | Acme answered 404: model 'x' not found – is m1 the right id?
      404 | {"detail":"Not Found"} | PROVIDER_ERROR | Acme answered 404: Not Found
      400 | [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}] | AUTHENTICATION | Acme answered 400 (400): API key not valid. Please pass a valid API key. – check ACME_API_KEY
      400 | {"error":{"message":"filtered","code":"content_filter","innererror":{}}} | CONTENT_REFUSED | Acme answered 400 (content_filter): filtered
      502 | <html><body>Bad gateway</body></html> | OVERLOADED | Acme answered 502: a web page – try later, or name another model in fallbacks
      503 | `` | OVERLOADED | Acme answered 503: no reason given – try later, or name another model in fallbacks
      500 | oops | OVERLOADED | Acme answered 500: oops – try later, or name another model in fallbacks
      500 | {"error":[1,{"a":null}],"code":{},"message":7} | OVERLOADED | Acme answered 500: no reason given – try later, or name another model in fallbacks
      """)
  void shapes(int status, String body, ErrorType type, String message) {
    var failure = failure(status, body);
    assertEquals(type, failure.type());
    assertEquals(message, failure.getMessage());
    assertEquals(Optional.of(status), failure.providerStatus());
    assertEquals(Optional.of("acme"), failure.provider());
    assertEquals(Optional.of("m1"), failure.model());
  }

  @Test
  void aShortLimitOfGeminiIsARateAndSaysWhenToComeBack() {
    var failure = failure(429, """
        [{"error":{"code":429,"status":"RESOURCE_EXHAUSTED",
          "message":"You exceeded your current quota, please check your plan and billing details.",
          "details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.5s"}]}}]
        """);
    assertEquals(ErrorType.RATE_LIMITED, failure.type());
    assertEquals(Optional.of(Duration.ofMillis(34_500)), failure.retryAfter());
  }

  @Test
  void aDailyLimitOfGeminiIsForGood() {
    var failure = failure(429, """
        {"error":{"message":"You exceeded your current quota",
          "details":[{"violations":[{"quotaId":"GenerateRequestsPerDayPerProject"}]},
            {"retryDelay":"34s"}]}}
        """);
    assertEquals(ErrorType.BILLING, failure.type());
    assertFalse(failure.isRetryable());
  }

  @Test
  void aPlanSaysWhenItBeginsAnew() {
    var failure = failure(
        429,
        "{\"error\":{\"type\":\"usage_limit_reached\",\"message\":\"m\",\"resets_at\":1800000000,"
            + "\"resets_in_seconds\":90}}");
    assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
    assertEquals(Optional.of(Instant.ofEpochSecond(1_800_000_000)), failure.resetsAt());
    assertEquals(Optional.of(Duration.ofSeconds(90)), failure.retryAfter());
  }

  @Test
  void timesThatAreNoneAreNotTaken() {
    var failure = failure(
        429,
        "{\"error\":{\"message\":\"m\",\"resets_at\":1e300,\"resets_in_seconds\":-5,"
            + "\"details\":[{\"retryDelay\":\"soon\"},{\"retryDelay\":7},8]}}");
    assertEquals(Optional.empty(), failure.resetsAt());
    assertEquals(Optional.empty(), failure.retryAfter());
  }

  private static LlmException failure(int status, String body) {
    return new ChatDialect()
        .decodeError(WireReply.json(status, body.getBytes(UTF_8)), Targets.plain());
  }
}

package io.github.hotllm.internal.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.dialect.Failures.Said;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prompt is too long: 200001 tokens > 200000 maximum",
        "Your input exceeds the context window of this model",
        "This endpoint's maximum context length is 8192 tokens",
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        "This model's maximum prompt length is 131072 but the request contains 9",
        "Please reduce the length of the messages or completion.",
        "Prompt contains 40000 tokens, too large for model with 32768 maximum context length",
        "Your request exceeded model token limit: 8192",
        "Range of input length should be [1, 30720]",
        "the request exceeds the available context size, try increasing it",
        "The number of tokens to keep is greater than the context length",
        "prompt too long; exceeded max context length by 4 tokens",
        "Input is too long for requested model."
      })
  void aConversationThatIsTooLongIsKnownByItsWords(String text) {
    assertEquals(ErrorType.CONTEXT_TOO_LONG, type(400, text));
    assertEquals(ErrorType.CONTEXT_TOO_LONG, type(200, text));
    assertEquals(ErrorType.RATE_LIMITED, type(429, text));
  }

  @ParameterizedTest
  @CsvSource({
    "413, '', request_too_large, CONTEXT_TOO_LONG",
    "413, '', '', CONTEXT_TOO_LONG",
    "429, 'Too many tokens, please wait before trying again', '', RATE_LIMITED",
    "400, 'Rate limit: too many requests, maximum context length', '', INVALID_REQUEST"
  })
  void aThrottleIsNotTakenForALongConversation(
      int status, String text, String code, ErrorType type) {
    assertEquals(type, type(status, text, code));
  }

  @ParameterizedTest
  @CsvSource({
    "429, insufficient_quota, BILLING",
    "429, credit_balance_exhausted, BILLING",
    "429, organization_spend_limit_exceeded, BILLING",
    "429, project_spend_limit_exceeded, BILLING",
    "429, organization_usage_limit_exceeded, BILLING",
    "429, enforced_spend_limit_reached, BILLING",
    "429, contract_spend_limit_reached, BILLING",
    "400, billing_error, BILLING",
    "429, usage_limit_reached, SUBSCRIPTION_EXHAUSTED",
    "429, subscription_sharing_usage_limit_exceeded, SUBSCRIPTION_EXHAUSTED",
    "429, 1308, SUBSCRIPTION_EXHAUSTED",
    "429, GoUsageLimitError, SUBSCRIPTION_EXHAUSTED",
    "429, rate_limit_exceeded, RATE_LIMITED",
    "429, slow_down, RATE_LIMITED",
    "429, ramp_limit_exceeded, RATE_LIMITED",
    "200, overloaded_error, OVERLOADED",
    "200, invalid_request_error, INVALID_REQUEST",
    "200, authentication_error, AUTHENTICATION",
    "200, whatever, PROVIDER_ERROR",
    "404, model_not_found, MODEL_NOT_FOUND",
    "400, invalid_prompt, CONTENT_REFUSED",
    "400, data_inspection_failed, CONTENT_REFUSED"
  })
  void codesSayWhatStatusesLeaveOpen(int status, String code, ErrorType type) {
    assertEquals(type, type(status, "something", code));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 'You exceeded your current quota', '', BILLING",
    "429, 'You are out of budget', '', BILLING",
    "403, 'Your credit balance is too low', '', BILLING",
    "400, 'You have reached your spend limit', '', BILLING",
    "402, 'Payment required', '', BILLING",
    "429, 'Rate limit reached, see billing', '', RATE_LIMITED",
    "429, 'You exceeded your current quota', rate_limit_exceeded, RATE_LIMITED",
    "500, 'billing service unreachable', '', OVERLOADED"
  })
  void moneyAndRateAreToldApart(int status, String text, String code, ErrorType type) {
    var failure =
        Failures.of(new Said(status, List.of(code), text), Acme.TARGET).build();
    assertEquals(type, failure.type());
    assertEquals(type != ErrorType.BILLING, failure.isRetryable());
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REQUEST", "401, AUTHENTICATION", "403, PERMISSION", "404, PROVIDER_ERROR",
    "408, OVERLOADED", "409, OVERLOADED", "422, INVALID_REQUEST", "429, RATE_LIMITED",
    "498, RATE_LIMITED", "500, OVERLOADED", "503, OVERLOADED", "529, OVERLOADED",
    "302, PROVIDER_ERROR"
  })
  void statusesSpeakForThemselves(int status, ErrorType type) {
    assertEquals(type, type(status, ""));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INVALID_REQUEST", "AUTHENTICATION", "MODEL_NOT_FOUND", "BILLING", "RATE_LIMITED"})
  void anotherHotServersCodesAreItsTypes(ErrorType type) {
    assertEquals(type, type(200, "", type.wireName()));
    assertEquals(type, type(type.status(), "", type.name()));
  }

  @Test
  void aMessageHoldsNoKeyAndHasAnEnd() {
    var said = new Said(500, List.of(), "bad key sk-ant-abcdef123456 " + "x".repeat(5000));
    var message = Failures.of(said, Acme.TARGET).build().getMessage();
    assertFalse(message.contains("sk-ant"));
    assertTrue(message.startsWith("Acme answered 500: bad key [secret] xxx"), message);
    assertTrue(message.length() < 1200);
  }

  @Test
  void aFailureInsideAnAnswerDoesNotClaimThatItsStatusWasWrong() {
    assertEquals(
        "Acme failed within its answer (c): m",
        Failures.of(new Said(200, List.of("c"), "m"), Acme.TARGET).build().getMessage());
  }

  private static ErrorType type(int status, String text, String... codes) {
    return Failures.of(new Said(status, Arrays.asList(codes), text), Acme.TARGET)
        .build()
        .type();
  }
}

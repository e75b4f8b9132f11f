package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodexFailuresTest {
  private static final String LIMITS = """
      {"limitId":"codex",
       "primary":{"usedPercent":100,"windowDurationMins":300,"resetsAt":1795618502},
       "secondary":{"usedPercent":40,"windowDurationMins":10080,"resetsAt":1795701302}}
      """;

  private static final String SPARK = """
      {"limitId":"codex_bengalfox","limitName":"GPT-5.3-Codex-Spark","normalModelSlug":null,
       "primary":{"usedPercent":100,"windowDurationMins":300,"resetsAt":1796085067},
       "secondary":{"usedPercent":30,"windowDurationMins":10080,"resetsAt":1796477867}}
      """;

  private final CodexLimits limits = new CodexLimits();
  private final CodexFailures failures =
      new CodexFailures(RealProgram.target("openai", "gpt-6-luna"), limits);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"usageLimitExceeded\"|SUBSCRIPTION_EXHAUSTED",
        "\"rateLimitExceeded\"|RATE_LIMITED",
        "\"contextWindowExceeded\"|CONTEXT_TOO_LONG",
        "\"modelNotFound\"|MODEL_NOT_FOUND",
        "\"unauthorized\"|AUTHENTICATION",
        "\"badRequest\"|INVALID_REQUEST",
        "\"serverOverloaded\"|OVERLOADED",
        "\"internalServerError\"|OVERLOADED",
        "\"cyberPolicy\"|CONTENT_REFUSED",
        "\"other\"|PROVIDER_ERROR",
        "\"somethingNew\"|PROVIDER_ERROR",
        "null|PROVIDER_ERROR",
        "{\"httpConnectionFailed\":{\"httpStatusCode\":401}}|AUTHENTICATION",
        "{\"httpConnectionFailed\":{\"httpStatusCode\":403}}|PERMISSION",
        "{\"httpConnectionFailed\":{\"httpStatusCode\":503}}|OVERLOADED",
        "{\"httpConnectionFailed\":{\"httpStatusCode\":null}}|OVERLOADED",
        "{\"responseTooManyFailedAttempts\":{\"httpStatusCode\":429}}|RATE_LIMITED",
        "{\"responseStreamDisconnected\":{\"httpStatusCode\":null}}|STREAM_BROKEN"
      })
  void theInfoCounts(String info, ErrorType type) {
    var error = Json.object("{\"message\":\"words\",\"codexErrorInfo\":" + info + "}");
    assertEquals(type, failures.of(Node.of(error)).type());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unexpected status 401 Unauthorized: Incorrect API key|AUTHENTICATION",
        "unexpected status 403 Forbidden: fake error 403|PERMISSION",
        "exceeded retry limit, last status: 429 Too Many Requests|RATE_LIMITED",
        "We’re currently experiencing high demand, which may cause errors.|OVERLOADED",
        "The model 'x' does not exist or you do not have access to it.|MODEL_NOT_FOUND",
        "stream disconnected before completion: error sending request|STREAM_BROKEN",
        "Connection failed: error sending request|OVERLOADED",
        "error sending request for url (https://auth.openai.com/oauth/token)|AUTHENTICATION",
        "{\"error\":{\"message\":\"fake\",\"type\":\"invalid_request_error\"}}|INVALID_REQUEST",
        "You’ve hit your usage limit. Try again at 2:55 PM.|SUBSCRIPTION_EXHAUSTED"
      })
  void elseTheWordsDo(String words, ErrorType type) {
    assertEquals(type, failures.of(Node.of(Map.of("message", words))).type());
  }

  @Test
  void aUsedUpPlanTellsWhenItBeginsAnew() {
    limits.saw(Node.of(Json.object(LIMITS)));
    var failure =
        failures.of(Node.of(Map.of("message", "Limit.", "codexErrorInfo", "usageLimitExceeded")));
    assertEquals(Optional.of(Instant.ofEpochSecond(1_795_618_502)), failure.resetsAt());
    assertEquals(
        "codex failed: Limit. – wait for the reset, or name another model in fallbacks",
        failure.getMessage());
  }

  /** As codex 0.169.0 told it when a fake answered that, on 2026-11-30. */
  @Test
  void theLimitOfOneModelLeavesTheOthersAlone() {
    limits.saw(Node.of(Json.object(LIMITS)));
    limits.saw(Node.of(Json.object(SPARK)));
    var words = "You’ve hit your usage limit for GPT-5.3-Codex-Spark. Switch to another model now,"
        + " or try again at Dec 1st, 2026 12:31 AM.";
    var failure =
        failures.of(Node.of(Map.of("message", words, "codexErrorInfo", "usageLimitExceeded")));
    assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
    assertTrue(FamilyLimit.isOn(failure));
    assertEquals(Optional.of(Instant.ofEpochSecond(1_796_085_067)), failure.resetsAt());
    assertEquals(
        "codex failed: " + words
            + " – wait for the reset, or name another model in fallbacks – this"
            + " is the limit of one family of models, and others of the plan may answer",
        failure.getMessage());
  }

  @Test
  void theLimitOfOneModelIsNotWaitedForWhenAnotherIsMet() {
    limits.saw(Node.of(Json.object(SPARK)));
    limits.saw(Node.of(Json.object(LIMITS)));
    var words = "You’ve hit your usage limit. Visit https://chatgpt.com/settings/usage to purchase"
        + " more credits or try again later.";
    var failure =
        failures.of(Node.of(Map.of("message", words, "codexErrorInfo", "usageLimitExceeded")));
    assertFalse(FamilyLimit.isOn(failure));
    assertEquals(Optional.of(Instant.ofEpochSecond(1_795_618_502)), failure.resetsAt());
  }

  @Test
  void aLimitWithoutNameIsWaitedForAllTheSame() {
    limits.saw(Node.of(Json.object(SPARK.replace("\"GPT-5.3-Codex-Spark\"", "null"))));
    var failure =
        failures.of(Node.of(Map.of("message", "Limit.", "codexErrorInfo", "usageLimitExceeded")));
    assertEquals(Optional.of(Instant.ofEpochSecond(1_796_085_067)), failure.resetsAt());
  }

  @Test
  void windowsAreToldAsTheyCome() {
    limits.saw(Node.of(Json.object(LIMITS)));
    limits.saw(Node.of(Json.object("{\"limitId\":\"codex\",\"primary\":null}")));
    assertEquals(
        List.of(
            new PlanWindow(
                "primary",
                Optional.of(Duration.ofHours(5)),
                100,
                Optional.of(Instant.ofEpochSecond(1_795_618_502))),
            new PlanWindow(
                "secondary",
                Optional.of(Duration.ofDays(7)),
                40,
                Optional.of(Instant.ofEpochSecond(1_795_701_302)))),
        limits.windows());
  }

  @Test
  void whatWasCachedIsCountedOnce() {
    var usage = new CodexUsage(Node.of(Json.object("{\"inputTokens\":100,\"cachedInputTokens\":60,"
            + "\"cacheWriteInputTokens\":10,\"outputTokens\":7,\"reasoningOutputTokens\":5}")))
        .read();
    assertEquals(30, usage.inputTokens().orElseThrow());
    assertEquals(60, usage.cacheReadTokens().orElseThrow());
    assertEquals(10, usage.cacheWriteTokens().orElseThrow());
    assertEquals(100, usage.promptTokens().orElseThrow());
    assertEquals(7, usage.outputTokens().orElseThrow());
    assertEquals(5, usage.reasoningTokens().orElseThrow());
  }
}

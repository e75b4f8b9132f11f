package io.github.hotllm.internal.cli.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.FakeRpc;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What gemini 0.61.0 said when a fake Code Assist answered each of Google's errors. */
class GeminiFailuresTest {
  /** Before a session, whatever goes wrong has that code. */
  private static final long NO_SESSION = -32000;

  @TempDir
  private Path folder;

  private LlmException failure(GeminiErrors.Row row) {
    try (var gemini = FakeRpc.gemini(folder)) {
      var line = "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":"
          + Json.text(Map.of("code", row.code(), "message", row.words())) + "}\n";
      gemini.file(row.code() == NO_SESSION ? "no-session" : "answer", line);
      var failure = gemini.ask("Hi").failure();
      gemini.until(() -> gemini.backend.health().state() == row.state());
      return failure;
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.hotllm.internal.cli.gemini.GeminiErrors#all")
  void eachOfGooglesErrorsIsUnderstood(GeminiErrors.Row row) {
    var before = Instant.now();
    var failure = failure(row);
    var message = String.valueOf(failure.getMessage());
    assertEquals(row.type(), failure.type(), message);
    assertEquals(row.family(), FamilyLimit.isOn(failure), message);
    assertEquals(row.retry(), failure.retryAfter(), message);
    assertEquals(row.reset().isPresent(), failure.resetsAt().isPresent(), message);
    row.reset().ifPresent(wait -> {
      var after = Duration.between(before, failure.resetsAt().orElseThrow());
      assertTrue(after.compareTo(wait) >= 0 && after.compareTo(wait.plusMinutes(1)) < 0, message);
    });
    assertTrue(message.startsWith("gemini failed: "), message);
    assertTrue(message.contains(row.says()), message);
    assertFalse(message.contains("Tip"), message);
    assertFalse(message.contains("\"error\""), message);
  }

  @Test
  void aLinkOfAnyLengthIsShownWhole() {
    var page = "https://accounts.google.com/signin/continue?sarp=1&plt=" + "A".repeat(700);
    var words = "To continue, verify your account at\n\n" + page + "\n\nLearn more\n\n"
        + "https://support.google.com/accounts?p=al_alert\n";
    var failure = failure(GeminiErrors.row(500, words).to(ErrorType.PERMISSION, State.LOGGED_OUT));
    assertEquals(
        "gemini failed: To continue, verify your account at – open " + page
            + " in a browser and verify the account, then ask again",
        failure.getMessage());
    assertEquals(Optional.empty(), failure.providerStatus());
  }

  @Test
  void aPageOfNobodyKnowsWhomIsNotShown() {
    var words = "To continue, verify your account at https://accounts.google.com.example/x";
    var failure = failure(GeminiErrors.row(500, words).to(ErrorType.PERMISSION, State.LOGGED_OUT));
    assertTrue(
        failure
            .getMessage()
            .endsWith(" – run gemini in a terminal, and open the page that it" + " shows"),
        failure.getMessage());
  }

  @Test
  void whatOneFamilyHasUsedUpLeavesTheOthersReady() {
    try (var gemini = FakeRpc.gemini(folder)) {
      var answer = gemini.written("answer") + "\n";
      gemini.file(
          "answer",
          "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":{\"code\":429,\"message\":\"You have exhausted"
              + " your daily quota on this model.\"}}\n");
      assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, gemini.ask("Hi").failure().type());
      assertEquals(State.READY, gemini.backend.health().state());
      gemini.file("answer", answer);
      gemini.ask("Hi").end();
      assertEquals(1, gemini.starts());
    }
  }

  @Test
  void aLoginThatHasRunOutIsNotTakenForASlowStart() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.mode("login");
      var failure = gemini.ask("Hi").failure();
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertEquals(
          "gemini is not logged in any more: its login has run out or was revoked – run gemini, and"
              + " log in with Google",
          failure.getMessage());
      assertEquals(State.LOGGED_OUT, gemini.backend.health().state());
    }
  }

  @Test
  void anErrorWithinTheAnswerIsNotTakenForItsEnd() {
    var end = "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":{\"stopReason\":\"end_turn\",\"_meta\":"
        + "{\"quota\":{\"token_count\":{\"input_tokens\":0,\"output_tokens\":0},\"model_usage\":"
        + "[]}}}}\n";
    try (var gemini = FakeRpc.gemini(folder)) {
      var hello = gemini.written("answer").lines().skip(1).findFirst().orElseThrow();
      gemini.file("answer", end);
      assertEquals(ErrorType.PROVIDER_ERROR, gemini.ask("Hi").failure().type());
      gemini.file("answer", hello + "\n" + end);
      var heard = gemini.ask("Hi");
      assertEquals(ErrorType.STREAM_BROKEN, heard.failure().type());
      assertEquals("Hello", heard.text());
    }
  }
}

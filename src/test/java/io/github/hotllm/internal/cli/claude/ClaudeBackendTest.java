package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.HeardTurn;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.FamilyLimit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeBackendTest {
  @TempDir
  private Path folder;

  @Test
  void anAnswerStreamsWithItsUsage() {
    try (var claude = FakeClaude.in(folder)) {
      var heard = claude.ask("Hi");
      var end = heard.end();
      assertEquals("Hello from fake", heard.text());
      assertEquals(StopReason.STOP, end.stopReason());
      assertEquals(Optional.of("end_turn"), end.rawStopReason());
      var usage = end.usage().orElseThrow();
      assertEquals(Usage.of(12, 3).inputTokens(), usage.inputTokens());
      assertEquals(Usage.of(12, 3).outputTokens(), usage.outputTokens());
      assertEquals(Optional.of("claude-haiku-4-5"), heard.model);
      assertEquals(List.of("connecting", "connecting", "connected", "end"), heard.signs);
      assertEquals(Optional.of("2.1.330"), claude.backend.health().version());
    }
  }

  @Test
  void aVersionThatTheHandshakeDoesNotTellIsKnownFromTheAnswer() {
    try (var claude = FakeClaude.in(folder)) {
      claude.file("account", "{\"account\":{\"tokenSource\":\"claude.ai\"}}");
      claude.ask("Hi").end();
      assertEquals(Optional.of("2.1.330"), claude.backend.health().version());
    }
  }

  @Test
  void nothingStartsBeforeItIsNeeded() {
    try (var claude = FakeClaude.in(folder)) {
      assertEquals(State.COLD, claude.backend.health().state());
      claude.backend.open(
          FakeClaude.asked("Hi"), FakeClaude.target("claude-haiku-4-5"), new HeardTurn());
      assertEquals(0, claude.backend.health().processes());
      claude.backend.warm();
      claude.untilReady();
      assertEquals(State.READY, claude.backend.health().state());
    }
  }

  @Test
  void theTurnIsSentOnlyWhenItIsSettledHowToAnswer() {
    try (var claude = FakeClaude.in(folder)) {
      var request = LlmRequest.builder("haiku").system("Be brief.").prompt("Hi").build();
      claude.ask(Asked.of(request, Delivery.STREAMED)).end();
      assertEquals(
          List.of("initialize", "apply_flag_settings", "set_max_thinking_tokens", "user"),
          claude
              .written("stdin")
              .lines()
              .filter(line -> !line.contains("get_session_cost"))
              .map(line -> line.replaceFirst(".*(\"subtype\"|^.\"type\"):\"([a-z_]+)\".*", "$2"))
              .toList());
      assertTrue(claude.written("stdin").contains("\"systemPrompt\":[\"Be brief.\"]"));
    }
  }

  @Test
  void aProcessThatWouldChargeAKeyIsNotAsked() {
    try (var claude = FakeClaude.in(folder)) {
      claude.file("account", "{\"account\":{\"apiKeySource\":\"apiKeyHelper\"}}");
      var failure = claude.ask("a secret question").failure();
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertTrue(failure.getMessage().contains("apiKeyHelper"), failure.getMessage());
      assertFalse(claude.written("stdin").contains("a secret question"));
      assertEquals(State.LOGGED_OUT, claude.backend.health().state());
    }
  }

  @Test
  void aModelThatClaudeRefusesIsNotAsked() {
    try (var claude = FakeClaude.in(folder)) {
      claude.mode("refuse-model");
      var failure = claude.ask("a secret question").failure();
      assertEquals(ErrorType.INVALID_REQUEST, failure.type());
      assertFalse(claude.written("stdin").contains("a secret question"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, AUTHENTICATION, LOGGED_OUT",
    "403, PERMISSION, LOGGED_OUT",
    "429, RATE_LIMITED, READY",
    "500, OVERLOADED, READY",
    "529, OVERLOADED, READY"
  })
  void anErrorResultHasItsType(String status, ErrorType type, State state) {
    try (var claude = FakeClaude.in(folder)) {
      claude.answer("claude-" + status + ".jsonl");
      var failure = claude.ask("Hi").failure();
      assertEquals(type, failure.type());
      assertEquals(Optional.of(Integer.valueOf(status)), failure.providerStatus());
      claude.untilReady();
      assertEquals(state, claude.backend.health().state());
    }
  }

  @Test
  void aUsedUpPlanTellsWhenItBeginsAnew() {
    try (var claude = FakeClaude.in(folder)) {
      claude.file("answer", """
          {"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":4102444800}}
          {"type":"result","subtype":"success","is_error":true,"api_error_status":429,\
          "api_error":"usage_limit_reached","result":"You've hit your 5-hour limit"}
          """);
      var failure = claude.ask("Hi").failure();
      assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
      assertEquals(Optional.of(Instant.parse("2100-01-01T00:00:00Z")), failure.resetsAt());
      assertEquals(State.EXHAUSTED, claude.backend.health().state());
      assertEquals(failure.resetsAt(), claude.backend.health().until());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"session", "weekly", "Opus"})
  void aUsedUpPlanIsOneAlsoWhereOnlyClaudesWordsSaySo(String limit) {
    try (var claude = FakeClaude.in(folder)) {
      claude.file(
          "answer",
          "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"result\":\"You've hit your "
              + limit + " limit · resets 3:45pm\"}\n");
      var failure = claude.ask("Hi").failure();
      assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
      assertEquals(Optional.empty(), failure.resetsAt());
      assertTrue(failure.getMessage().contains("resets 3:45pm"), failure::getMessage);
    }
  }

  @Test
  void whatOneFamilyOfModelsHasUsedUpConcernsNoOther() {
    try (var claude = FakeClaude.in(folder)) {
      claude.file("answer", """
          {"type":"rate_limit_event","rate_limit_info":{"status":"rejected","resetsAt":4102444800,\
          "rateLimitType":"seven_day_opus"}}
          {"type":"result","subtype":"success","is_error":true,"api_error_status":429,\
          "api_error":"usage_limit_reached","result":"You've hit your Opus limit"}
          """);
      var failure = claude.ask("Hi").failure();
      assertEquals(ErrorType.SUBSCRIPTION_EXHAUSTED, failure.type());
      assertEquals(Optional.of(Instant.parse("2100-01-01T00:00:00Z")), failure.resetsAt());
      assertTrue(FamilyLimit.isOn(failure));
      claude.untilReady();
      assertEquals(State.READY, claude.backend.health().state());
      assertEquals(Optional.empty(), claude.backend.health().until());
    }
  }

  @Test
  void whoeverIsNotLoggedInHearsHowToLogIn() {
    try (var claude = FakeClaude.in(folder)) {
      claude.file(
          "answer",
          "{\"type\":\"result\",\"is_error\":true,\"result\":\"Not logged in ·"
              + " Please run /login\"}\n");
      var failure = claude.ask("Hi").failure();
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertTrue(
          failure
              .getMessage()
              .endsWith("run claude and /login, or set" + " CLAUDE_CODE_OAUTH_TOKEN"),
          failure.getMessage());
    }
  }

  @Test
  void aSchemaIsAnsweredFromTheResult() {
    try (var claude = FakeClaude.in(folder)) {
      claude.file(
          "answer",
          claude
              .written("answer")
              .replace(
                  "\"is_error\":false", "\"is_error\":false,\"structured_output\":{\"a\":\"b\"}"));
      var request = LlmRequest.builder("haiku")
          .prompt("Hi")
          .outputSchema(Map.of("type", "object"))
          .build();
      var heard = claude.ask(Asked.of(request, Delivery.STREAMED));
      assertEquals(StopReason.STOP, heard.end().stopReason());
      assertEquals("{\"a\":\"b\"}", heard.text());
      assertTrue(claude.written("stdin").contains("\"jsonSchema\":{\"type\":\"object\"}"));
    }
  }

  @Test
  void withoutAHandshakeAProcessIsStartedForEachCall() {
    try (var claude = FakeClaude.in(folder)) {
      claude.mode("no-handshake");
      var heard = claude.ask("What is hot?");
      heard.end();
      assertEquals("Hello from fake", heard.text());
      assertEquals("What is hot?", claude.written("stdin"));
    }
  }

  @Test
  void aProgramThatIsNotThereSaysHowToInstallIt() {
    try (var claude = FakeClaude.in(folder)) {
      assertTrue(folder.resolve("claude").toFile().setExecutable(false));
      assertEquals(State.NOT_FOUND, claude.backend.health().state());
      var failure = assertThrows(LlmException.class, () -> claude.ask("Hi"));
      assertEquals(
          "claude is not installed – npm install -g @anthropic-ai/claude-code, or say where it is"
              + " in cli.claude.command",
          failure.getMessage());
    }
  }
}

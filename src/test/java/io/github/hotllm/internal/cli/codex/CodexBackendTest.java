package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Reasoning;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.FakeRpc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodexBackendTest {
  @TempDir
  private Path folder;

  @Test
  void anAnswerStreamsWithItsUsage() {
    try (var codex = FakeRpc.codex(folder)) {
      var heard = codex.ask("Hi");
      var end = heard.end();
      assertEquals("Hello from fake", heard.text());
      assertTrue(heard.events.size() > 1, "it comes in pieces");
      assertEquals(StopReason.STOP, end.stopReason());
      assertEquals(12, end.usage().orElseThrow().inputTokens().orElseThrow());
      assertEquals(Optional.of("gpt-6-luna"), heard.model);
      assertEquals(List.of("connecting", "connecting", "connected", "end"), heard.signs);
      assertEquals(Optional.of("0.169.0"), codex.backend.health().version());
      assertEquals(State.READY, codex.backend.health().state());
    }
  }

  @Test
  void oneProcessServesAllWithAThreadForEach() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.ask("One").end();
      codex.ask("Two").end();
      assertEquals(1, codex.starts());
      codex.until(() -> codex.sent("thread/unsubscribe").size() == 2);
      assertEquals(
          "{\"id\":7,\"method\":\"turn/start\",\"params\":{\"threadId\":\"thread-2\","
              + "\"input\":[{\"type\":\"text\",\"text\":\"Two\"}]}}",
          sorted(codex.sent("turn/start").get(1)));
    }
  }

  /** The two orders of a small map are one. */
  private static String sorted(String line) {
    return line.replace(
        "{\"text\":\"Two\",\"type\":\"text\"}", "{\"type\":\"text\",\"text\":\"Two\"}");
  }

  @Test
  void systemHistoryEffortAndSchemaAreTold() {
    try (var codex = FakeRpc.codex(folder)) {
      var request = LlmRequest.builder("gpt-6-luna")
          .system("Be brief.")
          .reasoning(Reasoning.HIGH)
          .outputSchema(
              Map.of("type", "object", "properties", Map.of(), "additionalProperties", false))
          .messages(List.of(
              Message.user("I am Ada."), Message.assistant("Hello."), Message.user("Who am I?")))
          .build();
      codex.ask(request).end();
      var start = codex.sent("thread/start").get(0);
      assertTrue(
          start.contains("\"model\":\"gpt-6-luna\",\"ephemeral\":true,"
              + "\"approvalPolicy\":\"never\",\"sandbox\":\"read-only\",\"environments\":[],"
              + "\"developerInstructions\":\"Be brief.\""),
          start);
      var items = codex.sent("thread/inject_items").get(0);
      assertTrue(items.contains("\"role\":\"user\""), items);
      assertTrue(items.contains("I am Ada."), items);
      assertTrue(items.contains("\"role\":\"assistant\""), items);
      assertFalse(items.contains("Who am I?"), items);
      var turn = codex.sent("turn/start").get(0);
      assertTrue(turn.contains("Who am I?"), turn);
      assertTrue(turn.contains("\"effort\":\"high\",\"outputSchema\":{"), turn);
    }
  }

  @Test
  void turnsAtTheSameTimeKeepApart() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode("pair");
      var one = codex.ask("One");
      var two = codex.ask("Two");
      one.end();
      two.end();
      assertEquals(
          List.of("One+\n\nHello from fake", "Two-\n\nHello from fake"),
          List.of(one.text(), two.text()).stream().sorted().toList());
    }
  }

  @Test
  void aCancelledTurnIsInterruptedAndTheProcessStays() throws Exception {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode("hang");
      codex.askAndCancel();
      codex.until(() -> codex.sent("turn/interrupt").size() == 1);
      assertTrue(codex.sent("turn/interrupt").get(0).contains("\"turnId\":\"turn-1\""));
      codex.mode("ok");
      codex.ask("Hi").end();
      assertEquals(1, codex.starts());
    }
  }

  @Test
  void aProcessThatDoesNotEvenStopIsKilledAndReplaced() throws Exception {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode("hang");
      codex.file("deaf", "yes");
      codex.askAndCancel();
      codex.until(() -> codex.starts() == 2);
      codex.mode("ok");
      codex.ask("Hi").end();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mid-crash, codex ended with exit status 7 before its answer was complete",
    "half-line, codex .* in the middle of a line.* before its answer was complete"
  })
  void aCrashBreaksTheAnswerAndAnotherProcessTakesItsPlace(String mode, String message) {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode(mode);
      var heard = codex.ask("Hi");
      var failure = heard.failure();
      assertEquals(ErrorType.STREAM_BROKEN, failure.type());
      assertTrue(failure.getMessage().matches(message), failure.getMessage());
      assertEquals("Hel", heard.text());
      codex.mode("ok");
      codex.until(() -> codex.starts() == 2);
      codex.ask("Hi").end();
    }
  }

  @Test
  void whatCodexWantsToDoIsRefused() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode("request");
      var heard = codex.ask("Hi");
      heard.end();
      assertEquals("Hello from fake", heard.text());
      assertEquals(
          "{\"id\":\"r1\",\"error\":{\"code\":-32601,\"message\":\"not allowed\"}}",
          codex
              .sent("\"r1\"")
              .get(0)
              .replace(
                  "\"message\":\"not allowed\",\"code\":-32601",
                  "\"code\":-32601,\"message\":\"not allowed\""));
    }
  }

  @Test
  void aTurnThatUsesAToolFailsAndIsStopped() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.file(
          "answer",
          "{\"method\":\"item/started\",\"params\":{\"threadId\":\"THREAD\","
              + "\"item\":{\"type\":\"commandExecution\",\"command\":\"id\"}}}\n");
      var failure = codex.ask("Hi").failure();
      assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
      assertEquals(
          "codex began a commandExecution though it was started without tools – is its version"
              + " one that hotllm knows?",
          failure.getMessage());
      codex.until(() -> !codex.sent("thread/unsubscribe").isEmpty());
    }
  }

  @Test
  void withoutAHandshakeAProcessIsStartedForEachCall() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode("no-handshake");
      codex.file("exec-answer", FakeClaude.resource("codex-exec.jsonl"));
      var request = LlmRequest.builder("gpt-6-luna")
          .system("Be \"brief\".")
          .prompt("Why?")
          .build();
      var heard = codex.ask(request);
      var end = heard.end();
      assertEquals("Hello from fake", heard.text());
      assertEquals(12, end.usage().orElseThrow().inputTokens().orElseThrow());
      assertEquals("Why?", codex.written("stdin"));
      assertEquals("developer_instructions = \"Be \\\"brief\\\".\"", codex.written("config.toml"));
    }
  }

  @Test
  void anAccountThatPaysByTheTokenIsNotAsked() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.file("auth", "{\"authMethod\":\"apikey\"}");
      var failure = codex.ask("a secret question").failure();
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertEquals(
          "codex would pay with apikey instead of a plan – run codex login, and choose to sign in"
              + " with ChatGPT",
          failure.getMessage());
      assertEquals(List.of(), codex.sent("a secret question"));
    }
  }

  @Test
  void aStoredKeyIsNoPlan() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.file(".codex/auth.json", "{\"auth_mode\":\"apikey\",\"OPENAI_API_KEY\":\"sk-canary\"}");
      assertEquals(State.LOGGED_OUT, codex.backend.health().state());
      var failure = assertThrows(LlmException.class, () -> codex.ask("Hi"));
      assertTrue(failure.getMessage().startsWith("codex would pay with an API key"));
      assertEquals(0, codex.starts());
    }
  }

  @Test
  void whoeverIsNotLoggedInHearsHowToLogIn() {
    try (var codex = FakeRpc.codex(folder)) {
      assertTrue(folder.resolve(".codex/auth.json").toFile().delete());
      var failure = assertThrows(LlmException.class, () -> codex.ask("Hi"));
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertTrue(failure.getMessage().contains("run codex login"), failure.getMessage());
    }
  }

  @Test
  void aProgramThatIsNotThereSaysHowToInstallIt() {
    try (var codex = FakeRpc.codex(folder)) {
      assertTrue(folder.resolve("codex").toFile().setExecutable(false));
      assertEquals(State.NOT_FOUND, codex.backend.health().state());
      var failure = assertThrows(LlmException.class, () -> codex.ask("Hi"));
      assertTrue(failure.getMessage().contains("npm install -g @openai/codex"));
    }
  }
}

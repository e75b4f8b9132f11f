package io.github.hotllm.internal.cli.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.FakeRpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiBackendTest {
  @TempDir
  private Path folder;

  @Test
  void anAnswerStreamsWithItsUsage() {
    try (var gemini = FakeRpc.gemini(folder)) {
      var heard = gemini.ask("Hi");
      var end = heard.end();
      assertEquals("Hello from fake", heard.text());
      assertTrue(heard.events.size() > 1, "it comes in pieces");
      assertEquals(StopReason.STOP, end.stopReason());
      assertEquals(Optional.of("end_turn"), end.rawStopReason());
      assertEquals(12, end.usage().orElseThrow().inputTokens().orElseThrow());
      assertEquals(List.of(), end.warnings());
      assertEquals(Optional.of("0.61.0"), gemini.backend.health().version());
    }
  }

  @Test
  void aSessionForEachTurnBearsItsModel() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.ask("One").end();
      gemini.ask("Two").end();
      assertEquals(1, gemini.starts());
      assertEquals(2, gemini.sent("session/new").size());
      var model = gemini.sent("session/set_model").get(1);
      assertTrue(model.contains("\"sessionId\":\"session-2\""), model);
      assertTrue(model.contains("\"modelId\":\"gemini-3.8-flash\""), model);
    }
  }

  @Test
  void itGetsExactlyTheseArgumentsAndVariables() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.ask("Hi").end();
      var environment = gemini
          .written("env")
          .lines()
          .collect(Collectors.toMap(
              line -> line.substring(0, line.indexOf('=')),
              line -> line.substring(line.indexOf('=') + 1)));
      var home = environment.get("HOME");
      assertEquals(
          "--acp --admin-policy " + home + "/deny.toml -e none --allowed-mcp-server-names none",
          String.join(" ", gemini.written("argv").lines().toList()));
      assertEquals(
          List.of(
              "FAKE",
              "GEMINI_CLI_NO_RELAUNCH",
              "GEMINI_CLI_TRUST_WORKSPACE",
              "GEMINI_SYSTEM_MD",
              "GEMINI_TELEMETRY_ENABLED",
              "GOOGLE_GENAI_USE_GCA",
              "HOME",
              "HOTLLM_FAMILY",
              "NO_BROWSER",
              "NO_COLOR",
              "PATH",
              "TERM",
              "TMPDIR"),
          environment.keySet().stream()
              .sorted()
              .filter(name -> name.length() > 3)
              .toList());
      assertEquals("oauth_creds.json\nsettings.json", gemini.written("home-content"));
      assertEquals(folder.resolve(".gemini/oauth_creds.json").toString(), gemini.written("link"));
      assertTrue(gemini.written("settings.json").contains("\"selectedType\": \"oauth-personal\""));
      assertTrue(gemini.written("deny.toml").contains("decision = \"deny\""));
    }
  }

  @Test
  void aCancelledTurnIsStoppedAndTheProcessStays() throws Exception {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.mode("hang");
      gemini.askAndCancel();
      gemini.until(() -> gemini.sent("session/cancel").size() == 1);
      gemini.mode("ok");
      gemini.ask("Hi").end();
      assertEquals(1, gemini.starts());
    }
  }

  @Test
  void aCrashBreaksTheAnswerAndAnotherProcessTakesItsPlace() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.mode("mid-crash");
      var failure = gemini.ask("Hi").failure();
      assertEquals(ErrorType.STREAM_BROKEN, failure.type());
      gemini.mode("ok");
      gemini.until(() -> gemini.starts() == 2);
      gemini.ask("Hi").end();
    }
  }

  @Test
  void aPermissionThatItAsksForIsRefused() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.mode("request");
      var heard = gemini.ask("Hi");
      heard.end();
      assertEquals("Hello from fake", heard.text());
      assertTrue(gemini.sent("\"r1\"").get(0).contains("\"code\":-32601"));
    }
  }

  @Test
  void whatItWritesOfAConversationIsDeleted() throws Exception {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.ask("Hi").end();
      var den = Path.of(gemini.written("cwd")).getParent();
      var chat = den.resolve("home/.gemini/tmp/work/chats/session-2026-session-.jsonl");
      gemini.until(() -> !Files.exists(chat));
      gemini.until(() -> !Files.exists(den.resolve("tmp/gemini-client-error-1.json")));
      assertTrue(Files.exists(den.resolve("home/.gemini/settings.json")));
    }
  }

  @Test
  void anotherModelThanTheOneAskedIsNamed() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.file(
          "answer",
          gemini
                  .written("answer")
                  .replace("\"model\":\"gemini-3.8-flash\"", "\"model\":\"gemini-lesser\"")
              + "\n");
      assertEquals(
          List.of("model: gemini asked gemini-lesser instead of gemini-3.8-flash"),
          gemini.ask("Hi").end().warnings());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|invalid|AUTHENTICATION|LOGGED_OUT",
        "403|no licence|PERMISSION|LOGGED_OUT",
        "429|fake error 429 Suggested retry after 1s.|RATE_LIMITED|READY",
        "429|You have exhausted your capacity. Your quota will reset after 1h2m3s.|"
            + "SUBSCRIPTION_EXHAUSTED|EXHAUSTED",
        "500|models/x is not found for API version v1beta|MODEL_NOT_FOUND|READY",
        "500|internal|OVERLOADED|READY",
        "-32603|internal|PROVIDER_ERROR|READY"
      })
  void anErrorHasItsType(String code, String words, ErrorType type, State state) {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.file(
          "answer",
          "{\"jsonrpc\":\"2.0\",\"id\":ID,\"error\":{\"code\":" + code + ",\"message\":\"" + words
              + "\"}}\n");
      var failure = gemini.ask("Hi").failure();
      assertEquals(type, failure.type());
      assertTrue(failure.getMessage().startsWith("gemini failed: " + words));
      assertEquals(type == ErrorType.SUBSCRIPTION_EXHAUSTED, failure.resetsAt().isPresent());
      gemini.until(() -> gemini.backend.health().state() == state);
    }
  }

  @Test
  void aTurnWithoutAnswerFails() {
    try (var gemini = FakeRpc.gemini(folder)) {
      gemini.file(
          "answer",
          "{\"jsonrpc\":\"2.0\",\"id\":ID,\"result\":{\"stopReason\":\"max_turn_requests\"}}\n");
      var failure = gemini.ask("Hi").failure();
      assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
      assertTrue(failure.getMessage().contains("max_turn_requests"), failure.getMessage());
    }
  }

  @Test
  void whoeverIsNotLoggedInHearsWhatWorks() {
    try (var gemini = FakeRpc.gemini(folder)) {
      assertTrue(folder.resolve(".gemini/oauth_creds.json").toFile().delete());
      var failure = assertThrows(LlmException.class, () -> gemini.ask("Hi"));
      assertEquals(ErrorType.AUTHENTICATION, failure.type());
      assertTrue(failure.getMessage().contains("Gemini Code Assist"), failure.getMessage());
      assertEquals(0, gemini.starts());
    }
  }
}

package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.FakeRpc;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What codex gets of us: arguments, environment, files, and nothing else. */
class CodexLaunchTest {
  private static final String QUIET = "-c agents.enabled=false"
      + " -c tools.experimental_request_user_input.enabled=false"
      + " -c include_permissions_instructions=false -c include_environment_context=false"
      + " -c include_apps_instructions=false -c include_collaboration_mode_instructions=false"
      + " -c skills.bundled.enabled=false -c skills.include_instructions=false"
      + " -c project_doc_max_bytes=0 -c approval_policy=\"never\" -c sandbox_mode=\"read-only\""
      + " -c web_search=\"disabled\" -c analytics.enabled=false"
      + " -c check_for_update_on_startup=false -c history.persistence=\"none\""
      + " -c thread_unload_delay_secs=1 --disable shell_tool --disable unified_exec"
      + " --disable view_image --disable multi_agent --disable goals --disable apps"
      + " --disable plugins --disable hooks --disable image_generation --disable memories"
      + " --disable browser_use --disable computer_use --disable in_app_browser"
      + " --disable tool_suggest --disable remote_plugin --disable code_mode_host"
      + " --disable sleep_tool --disable shell_snapshot --disable skill_mcp_dependency_install"
      + " --disable workspace_dependencies --disable unbounded_connection_retries";

  @TempDir
  private Path folder;

  @Test
  void theServerGetsExactlyTheseArguments() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.ask("Hi").end();
      var home = environment(codex).get("CODEX_HOME");
      assertEquals(
          "app-server -c model_catalog_json=\"" + home + "/models.json\" " + QUIET,
          String.join(" ", codex.written("argv").lines().toList()));
    }
  }

  @Test
  void theServerGetsNothingOfOurEnvironmentButThese() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.ask("Hi").end();
      var environment = environment(codex);
      var home = environment.get("CODEX_HOME");
      assertEquals(
          List.of("CODEX_HOME", "FAKE", "HOME", "HOTLLM_FAMILY", "PATH", "TMPDIR"),
          environment.keySet().stream()
              .sorted()
              .filter(name -> name.length() > 3)
              .toList());
      assertEquals(home, environment.get("HOME"));
      assertTrue(home.contains("hotllm-codex-"), home);
      assertEquals("", codex.written("cwd-content"));
      assertEquals("auth.json\nmodels.json", codex.written("home-content"));
      assertEquals(folder.resolve(".codex/auth.json").toString(), codex.written("link"));
    }
  }

  @Test
  void noModelHasToolsOrInstructionsOfItsOwn() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.ask("Hi").end();
      var models =
          Node.of(Json.object(codex.written("models.json"))).at("models").items();
      assertEquals(
          List.of("gpt-6-luna", "gpt-5.5"),
          models.stream().map(model -> model.at("slug").textOrEmpty()).toList());
      for (var model : models) {
        assertEquals("disabled", model.at("shell_type").textOrEmpty());
        assertEquals("", model.at("base_instructions").text().orElseThrow());
        assertFalse(model.at("supports_search_tool").isTrue());
        assertEquals(List.of(), model.at("experimental_supported_tools").items());
        assertFalse(model.at("tool_mode").isPresent());
        assertFalse(model.at("apply_patch_tool_type").isPresent());
        assertFalse(model.at("multi_agent_version").isPresent());
        assertFalse(model.at("model_messages").isPresent());
      }
    }
  }

  @Test
  void theDenIsGoneWhenTheProcessIs() {
    String home;
    try (var codex = FakeRpc.codex(folder)) {
      codex.ask("Hi").end();
      home = environment(codex).get("CODEX_HOME");
    }
    assertFalse(Files.exists(Path.of(home).getParent()), home);
    assertTrue(Files.exists(folder.resolve(".codex/auth.json")), "the login stays");
  }

  @Test
  void aProcessForOneAnswerGetsItsSettingsToo() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.mode("no-handshake");
      codex.file("exec-answer", FakeClaude.resource("codex-exec.jsonl"));
      codex
          .ask(LlmRequest.builder("gpt-6-luna")
              .prompt("Hi")
              .reasoning(Reasoning.LOW)
              .outputSchema(
                  Map.of("type", "object", "properties", Map.of(), "additionalProperties", false))
              .build())
          .end();
      var home = environment(codex).get("CODEX_HOME");
      assertEquals(
          "exec --json -c model_catalog_json=\"" + home + "/models.json\" " + QUIET
              + " --skip-git-repo-check --ephemeral --ignore-rules -m gpt-6-luna"
              + " -c model_reasoning_effort=\"low\" --output-schema " + home + "/schema.json -",
          String.join(" ", codex.written("argv").lines().toList()));
      assertTrue(codex.written("schema.json").contains("\"additionalProperties\":false"));
    }
  }

  @Test
  void codexIsAskedToRefreshTheLoginOfAFolder() {
    try (var codex = FakeRpc.codex(folder)) {
      var other = folder.resolve("other");
      codex.file("other/auth.json", "{}");
      codex.file("account", "\"result\":{\"account\":{\"type\":\"chatgpt\"}}");
      codex.backends.renewCodexLogin(other).join();
      assertTrue(codex.sent("account/read").get(0).contains("{\"refreshToken\":true}"));
      assertEquals(other.resolve("auth.json").toString(), codex.written("link"));
      assertEquals(List.of(), codex.sent("getAuthStatus"));
      codex.until(() -> ProcessHandle.of(Long.parseLong(codex.written("pids"))).isEmpty());
    }
  }

  @Test
  void aRefreshThatCodexRefusesSaysWhy() {
    try (var codex = FakeRpc.codex(folder)) {
      codex.file("account", "\"error\":{\"code\":-32603,\"message\":\"token was revoked\"}");
      var failure = assertThrows(
          CompletionException.class,
          () -> codex.backends.renewCodexLogin(folder.resolve(".codex")).join());
      assertEquals("token was revoked", failure.getCause().getMessage());
    }
  }

  private static Map<String, String> environment(FakeRpc codex) {
    return codex
        .written("env")
        .lines()
        .collect(Collectors.toMap(
            line -> line.substring(0, line.indexOf('=')),
            line -> line.substring(line.indexOf('=') + 1)));
  }
}

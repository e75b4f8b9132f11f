package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.HostilePrompts;
import io.github.hotllm.internal.cli.process.Den;
import io.github.hotllm.internal.cli.turn.ModelIds;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a program gets to see of a request and of us: nothing but what it is meant to. */
class HostileInputTest {
  private static final Map<String, String> OURS = Map.of(
      "HOME", "/home/ada",
      "LANG", "C.UTF-8",
      "ANTHROPIC_API_KEY", "sk-ant-canary",
      "ANTHROPIC_AUTH_TOKEN", "canary",
      "ANTHROPIC_BASE_URL", "http://canary.invalid",
      "AWS_SECRET_ACCESS_KEY", "canary",
      "NODE_OPTIONS", "--require=/canary",
      "LD_PRELOAD", "/canary.so",
      "CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-mine",
      "CLAUDE_CODE_USE_BEDROCK", "1");

  @TempDir
  private Path folder;

  static List<String> models() {
    return HostilePrompts.models();
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelThatIsNoModelIsRefused(String model) {
    var target = new Target(
        FakeClaude.target("claude-haiku-4-5").provider(), ModelRow.unknown("anthropic", model));
    var failure = assertThrows(LlmException.class, () -> ModelIds.safe(target));
    assertEquals(ErrorType.MODEL_NOT_FOUND, failure.type());
    assertTrue(model.isEmpty() || !failure.getMessage().contains(model), failure.getMessage());
  }

  @Test
  void aModelOfARealNameIsNot() {
    for (var model : List.of("claude-haiku-4-5", "o3", "openai/gpt-5.5", "gemini-3:free", "a_b")) {
      var target = new Target(
          FakeClaude.target("claude-haiku-4-5").provider(), ModelRow.unknown("anthropic", model));
      assertEquals(model, ModelIds.safe(target));
    }
  }

  @Test
  void promptsAreTextInOneLineOfTheInputAndNowhereElse() {
    try (var claude = new FakeClaude(folder, 1, OURS)) {
      claude.mode("dump");
      var prompts = HostilePrompts.at(Path.of("/canary"));
      assertTrue(prompts.size() >= 30);
      for (var prompt : prompts) {
        claude.ask(prompt).end();
      }
      var sent = claude
          .written("stdin")
          .lines()
          .map(line -> Node.of(Json.object(line)))
          .filter(line -> line.at("type").textOrEmpty().equals("user"))
          .map(HostileInputTest::text)
          .toList();
      assertEquals(
          prompts, sent.stream().map(text -> text.replace("\u200b", "")).toList());
      sent.forEach(text -> assertFalse(text.strip().startsWith("/"), text));
      assertFalse(claude.written("argv").contains("canary"), claude.written("argv"));
    }
  }

  private static String text(Node line) {
    var blocks = line.at("message").at("content").items();
    assertEquals(1, blocks.size());
    return blocks.get(0).at("text").textOrEmpty();
  }

  @Test
  void theEnvironmentIsAnAllowedFew() {
    try (var claude = new FakeClaude(folder, 1, OURS)) {
      claude.mode("dump");
      claude.ask("Hi").end();
      var environment = claude
          .written("env")
          .lines()
          .map(line -> line.split("=", 2))
          .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, same) -> one));
      var names = new TreeSet<>(environment.keySet());
      // What the shell itself adds, and what the test's configuration gives.
      names.removeAll(List.of("PWD", "OLDPWD", "SHLVL", "_", "FAKE", "FLOOD"));
      assertEquals(
          new TreeSet<>(List.of(
              "PATH",
              "HOME",
              "LANG",
              "CLAUDE_CODE_OAUTH_TOKEN",
              "CLAUDE_CODE_DISABLE_ATTACHMENTS",
              "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
              "CLAUDE_CODE_MAX_RETRIES",
              "CLAUDE_CODE_TMPDIR",
              "CLAUDE_CONFIG_DIR",
              "DISABLE_AUTOUPDATER",
              "DISABLE_ERROR_REPORTING",
              "DISABLE_TELEMETRY",
              "GIT_CEILING_DIRECTORIES",
              "HOTLLM_FAMILY",
              "TMPDIR")),
          names);
      assertEquals("/home/ada", environment.get("HOME"));
    }
  }

  @Test
  void argumentsAreTheFixedOnes() {
    try (var claude = new FakeClaude(folder, 1, OURS)) {
      claude.mode("dump");
      claude.ask("Hi").end();
      assertEquals(
          "-p\n--output-format\nstream-json\n--verbose\n--include-partial-messages\n--tools\n\n"
              + "--strict-mcp-config\n--setting-sources\n\n--settings\n"
              + "{\"permissions\":{\"deny\":[\"Read\"]}}\n--disable-slash-commands\n"
              + "--no-session-persistence\n--permission-mode\ndontAsk\n--input-format\nstream-json\n"
              + "--system-prompt\n\n",
          claude.written("argv"));
    }
  }

  @Test
  void theWorkingFolderIsEmptyPrivateAndGoneAfterwards() throws Exception {
    var claude = new FakeClaude(folder, 1, OURS);
    try (claude) {
      claude.mode("dump");
      claude.ask("Hi").end();
      claude.untilReady();
      assertEquals("", claude.written("cwd-content"));
      var den = Path.of(claude.written("cwd").strip()).getParent();
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(den)));
    }
    assertFalse(Files.exists(Path.of(claude.written("cwd").strip()).getParent()));
  }

  @Test
  void deletingADenLeavesWhatItsLinksLeadTo() throws Exception {
    var outside = Files.createDirectory(folder.resolve("outside"));
    var file = Files.writeString(outside.resolve("auth.json"), "{}");
    var den = Den.make("test");
    Files.createSymbolicLink(den.home().resolve("auth.json"), file);
    Files.createSymbolicLink(den.home().resolve("all"), outside);
    den.delete();
    assertFalse(Files.exists(den.home()));
    assertTrue(Files.exists(file));
  }
}

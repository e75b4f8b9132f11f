package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.FakeClaude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is seen of claude's login from outside, and what follows from it. */
@DisabledOnOs({OS.MAC, OS.WINDOWS})
class ClaudeLoginTest {
  @TempDir
  private Path folder;

  private Path login;

  @BeforeEach
  void name() {
    login = folder.resolve(".credentials.json");
  }

  @Test
  void withoutALoginNothingIsStartedToBeReady() throws IOException {
    try (var claude = FakeClaude.in(folder)) {
      Files.delete(login);
      claude.backend.warm();
      var health = claude.backend.health();
      assertEquals(State.LOGGED_OUT, health.state());
      assertEquals(0, health.processes());
      assertEquals(
          Optional.of("claude is not logged in: there is no " + login
              + " – run claude and /login, or set CLAUDE_CODE_OAUTH_TOKEN"),
          health.hint());
    }
  }

  @Test
  void whoAsksAllTheSameIsAnsweredIfClaudeKnowsBetter() throws IOException {
    try (var claude = FakeClaude.in(folder)) {
      Files.delete(login);
      var heard = claude.ask("Hi");
      heard.end();
      assertEquals("Hello from fake", heard.text());
      claude.until(() -> claude.backend.health().state() == State.READY);
    }
  }

  @Test
  void aTokenInTheEnvironmentIsALogin() throws IOException {
    var environment = Map.of("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-fake");
    try (var claude = new FakeClaude(folder, 1, environment)) {
      Files.delete(login);
      assertEquals(State.COLD, claude.backend.health().state());
    }
  }

  @Test
  void whatClaudeSaysOfALoginHoldsUntilThatIsAnotherOne() throws IOException {
    try (var claude = FakeClaude.in(folder)) {
      claude.answer("claude-401.jsonl");
      claude.ask("Hi").failure();
      assertEquals(State.LOGGED_OUT, claude.backend.health().state());
      assertTrue(claude.backend.health().hint().orElseThrow().contains("/login"));
      Files.setLastModifiedTime(login, FileTime.from(Instant.parse("2036-11-25T12:00:00Z")));
      claude.untilReady();
      assertEquals(State.READY, claude.backend.health().state());
      assertEquals(Optional.empty(), claude.backend.health().hint());
    }
  }
}

package io.github.hotllm.internal.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.concurrent.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests for the question to codex, over a script that plays it. */
@DisabledOnOs(OS.WINDOWS)
class CodexRenewalTest {
  private static final String GREET = """
      #!/bin/sh
      echo "$@" > "$CODEX_HOME/arguments"
      env > "$CODEX_HOME/environment"
      read -r line; echo "$line" >> "$CODEX_HOME/heard"
      echo '{"id":1,"result":{}}'
      read -r line; echo "$line" >> "$CODEX_HOME/heard"
      read -r line; echo "$line" >> "$CODEX_HOME/heard"
      """;

  @TempDir
  Path home;

  @TempDir
  Path programs;

  private final SystemClock clock = new SystemClock();

  @AfterEach
  void close() {
    clock.close();
  }

  private void ask(String script) throws Exception {
    var codex = programs.resolve("codex");
    Files.writeString(codex, GREET + script);
    assertTrue(codex.toFile().setExecutable(true));
    ask(new CliRow("codex", codex.toString(), Map.of(), 1));
  }

  private void ask(CliRow row) throws Exception {
    var environment = Map.of(
        "PATH", System.getenv("PATH"), "OPENAI_API_KEY", "sk-fake", "CODEX_API_KEY", "sk-fake");
    try (var backends = CliBackends.of(Map.of("codex", row), environment, clock)) {
      CompletableFuture<Void> asked = backends.renewCodexLogin(home);
      asked.get(20, TimeUnit.SECONDS);
    }
  }

  private String why(String script) {
    return String.valueOf(
        assertThrows(ExecutionException.class, () -> ask(script)).getCause().getMessage());
  }

  @Test
  void itIsAskedForAFreshTokenAndForNothingElse() throws Exception {
    ask("echo fresh > \"$CODEX_HOME/auth.json\"\n"
        + "echo '{\"id\":2,\"result\":{\"account\":{\"type\":\"chatgpt\"}}}'\ncat > /dev/null\n");

    assertEquals("fresh\n", Files.readString(home.resolve("auth.json")));
    var heard = Files.readAllLines(home.resolve("heard"));
    assertTrue(heard.get(0).startsWith("{\"id\":1,\"method\":\"initialize\""), heard.get(0));
    assertEquals("{\"method\":\"initialized\"}", heard.get(1));
    assertEquals(
        "{\"id\":2,\"method\":\"account/read\",\"params\":{\"refreshToken\":true}}", heard.get(2));
    assertEquals(
        "app-server -c analytics.enabled=false -c check_for_update_on_startup=false\n",
        Files.readString(home.resolve("arguments")));
    assertFalse(environment().contains("sk-fake"));
  }

  private String environment() throws IOException {
    return Files.readString(home.resolve("environment"));
  }

  @Test
  void itsRefusalIsTold() {
    assertEquals(
        "refresh_token_reused",
        why("echo '{\"id\":2,\"error\":{\"code\":1,\"message\":\"refresh_token_reused\"}}'\n"
            + "cat > /dev/null\n"));
  }

  @Test
  void withoutAnAccountItIsNotLoggedIn() {
    assertEquals(
        "codex is not logged in",
        why("echo '{\"id\":2,\"result\":{\"account\":null}}'\ncat > /dev/null\n"));
  }

  @Test
  void itsDeathIsAnAnswerToo() {
    assertTrue(why("echo trouble >&2; exit 3\n").contains("exit status 3"));
  }

  @Test
  void withoutCodexNobodyIsAsked() {
    var row = new CliRow("codex", programs.resolve("none").toString(), Map.of(), 1);
    var failure = assertThrows(ExecutionException.class, () -> ask(row));

    assertEquals("codex is not installed", failure.getCause().getMessage());
  }
}

package io.github.hotllm.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same over vendors' programs that say their logins on every way out; and no key of ours is in
 * their environments.
 */
@DisabledOnOs(OS.WINDOWS)
class CanaryProgramsTest {
  private static final String TOKEN = "CLAUDE_CODE_OAUTH_TOKEN";

  @TempDir
  Path folder;

  private final Map<String, String> secrets = new HashMap<>();
  private Canaries canaries;

  @BeforeEach
  void install() throws IOException {
    copy("leaky-claude.sh", "claude");
    copy("leaky-codex.sh", "codex");
    copy("/io/github/hotllm/internal/cli/codex-models.json", "models");
    var chatgpt = Jwts.token(Canaries.one(), "acc-1", Instant.now().plus(Duration.ofDays(1)));
    Jwts.write(folder.resolve(".codex"), Jwts.authJson(chatgpt, "acc-1"));
    secrets.put("CANARY_CHATGPT", chatgpt);
    secrets.put(TOKEN, "sk-ant-oat01-" + Canaries.one());
    for (var name : List.of(
        "ANTHROPIC_API_KEY",
        "ANTHROPIC_AUTH_TOKEN",
        "OPENAI_API_KEY",
        "CODEX_API_KEY",
        "GEMINI_API_KEY",
        "GOOGLE_API_KEY",
        "XAI_API_KEY",
        "KIMI_API_KEY",
        "HOTLLM_TOKEN")) {
      secrets.put(name, Canaries.one());
    }
    canaries = new Canaries(folder, secrets).with("HOME", folder.toString());
  }

  private void copy(String resource, String name) throws IOException {
    try (var in = CanaryProgramsTest.class.getResourceAsStream(resource)) {
      Files.writeString(folder.resolve(name), new String(in.readAllBytes(), UTF_8));
    }
    assertTrue(folder.resolve(name).toFile().setExecutable(true));
  }

  @Test
  void noPieceOfALoginIsToldByThem() throws Exception {
    var told = canaries.told(CanaryProgramsMain.class, folder.toString());
    assertTrue(told.contains("claude ended with exit status 7 and said: "), told);
    assertTrue(told.contains("I was given [secret], or [secret]"), told);
    assertTrue(told.contains("claude failed: invalid bearer [secret]"), told);
    assertTrue(told.contains("my login is [secret]"), told);
    canaries.assertNoPiece(told);

    var environments = Files.readString(folder.resolve("environments"));
    assertTrue(environments.contains(TOKEN + "=" + secrets.get(TOKEN)), environments);
    var others = new HashMap<>(secrets);
    others.remove(TOKEN);
    new Canaries(folder, others).assertNoPiece(environments);
    assertEquals(
        List.of(),
        environments
            .lines()
            .filter(line -> line.matches("[A-Z_]+_(KEY|AUTH_TOKEN)=.*"))
            .toList());
  }

  @Test
  void noPieceOfALoginIsToldByTheDoctorThatAsksThemForTheirVersions() throws Exception {
    Files.writeString(folder.resolve("mode"), "spawn");
    var path = folder + ":" + System.getenv("PATH");
    canaries.assertNoPiece(canaries.with("PATH", path).told(Main.class, "doctor", "--port", "0"));
  }
}

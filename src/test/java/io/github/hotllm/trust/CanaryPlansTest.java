package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.server.Main;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same for the logins of plans, their accounts and flat-rate keys: no piece is seen again. */
class CanaryPlansTest {
  private static final String ACCOUNT = Canaries.one();

  @TempDir
  Path folder;

  private Canaries canaries;

  @BeforeEach
  void logIn() throws Exception {
    var chatgpt = Jwts.token(Canaries.one(), ACCOUNT, Instant.now().plus(Duration.ofDays(1)));
    var identity = Jwts.token(Canaries.one(), ACCOUNT, Instant.now().plus(Duration.ofDays(1)));
    var refresh = "rt_" + Canaries.one();
    var grok = Canaries.one();
    var home = folder.resolve("codex");
    Jwts.write(
        home,
        Jwts.authJson(chatgpt, ACCOUNT)
            .replace("\"id_token\":\"" + chatgpt, "\"id_token\":\"" + identity)
            .replace("rt_never_read", refresh));
    Jwts.write(
        folder.resolve("grok"),
        "{\"https://auth.x.ai::1\":{\"key\":\"" + grok + "\",\"refresh_token\":\"" + refresh
            + "\"}}");
    canaries = new Canaries(
            folder,
            Map.of(
                "CANARY_CHATGPT",
                chatgpt,
                "CANARY_ACCOUNT",
                ACCOUNT,
                "CANARY_IDENTITY",
                identity,
                "CANARY_REFRESH",
                refresh,
                "CANARY_GROK",
                grok,
                "CLAUDE_CODE_OAUTH_TOKEN",
                "sk-ant-oat01-" + Canaries.one(),
                "KIMI_API_KEY",
                Canaries.one(),
                "HOTLLM_TOKEN",
                Canaries.one()))
        .with("CODEX_HOME", home.toString())
        .with("GROK_HOME", folder.resolve("grok").toString())
        .with("HOTLLM_XAI_DIRECT", "on")
        .with("HOTLLM_CLAUDE_DIRECT", "on");
  }

  @Test
  void noPieceOfALoginIsToldByTheLibraryTheServerOrTheClient() throws Exception {
    var told = canaries.told(CanaryPlansMain.class);
    var checked = told.lines().filter(line -> line.startsWith("CHECKED ")).toList();
    assertEquals(4, checked.size(), told);
    assertFalse(checked.contains("CHECKED 0 requests"), checked::toString);
    assertEquals(
        List.of(), told.lines().filter(line -> line.startsWith("VIOLATION")).toList());
    canaries.assertNoPiece(told);
  }

  @Test
  void noPieceOfALoginIsToldByTheDoctor() throws Exception {
    var told = canaries.told(Main.class, "doctor");
    assertTrue(told.contains("chatgpt      logged in"), told);
    canaries.assertNoPiece(told);
  }
}

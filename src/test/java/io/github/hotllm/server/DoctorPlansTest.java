package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.account.Jwts;
import io.github.hotllm.internal.account.LoginState;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.account.Plan;
import io.github.hotllm.internal.engine.PlanReport;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor tells of plans. */
class DoctorPlansTest {
  private static final Instant LATER = Instant.parse("2036-11-25T15:00:00Z");

  @Test
  void aLoginIsToldToTheLastDetailThatIsKnown() {
    var login = new LoginState(
        Plan.CHATGPT,
        Standing.READY,
        "/home/me/.codex/auth.json",
        Optional.of("3f2a1b"),
        Optional.of(LATER),
        Optional.of("plus"),
        Optional.empty(),
        "run codex login",
        List.of(),
        List.of("others can read it"));
    var claude = new PlanReport.Program(
        "claude",
        "anthropic",
        Optional.of("/usr/bin/claude"),
        Optional.of("2.1.330"),
        Optional.empty());
    var codex = new PlanReport.Program(
        "codex",
        "openai",
        Optional.empty(),
        Optional.empty(),
        Optional.of("codex is not installed"));
    var gemini = new PlanReport.Program(
        "gemini",
        "gemini",
        Optional.of("/usr/bin/gemini"),
        Optional.empty(),
        Optional.of("gemini is not logged in"));
    var server = new RunningServer(URI.create("http://127.0.0.1:8120"), Node.of(Json.parse("""
        {"status":"ok","routes":[{"provider":"openai","route":"subscription","windows":[
        {"name":"primary","used_percent":42,"resets_at":"2036-11-25T15:00:00Z"},
        {"name":"secondary","used_percent":7}]}]}""")));
    var out = new ByteArrayOutputStream();
    new PlanTeller(new PrintStream(out, true, StandardCharsets.UTF_8), Optional.of(server))
        .tell(new PlanReport(List.of(login), List.of(claude, codex, gemini)));
    assertEquals("""

        Logins of plans
          chatgpt      logged in: account 3f2a1b, plus, valid until 2036-11-25T15:00:00Z
                       /home/me/.codex/auth.json
                       primary: 42 % used, begins anew 2036-11-25T15:00:00Z, \
        says the server at http://127.0.0.1:8120
                       secondary: 7 % used, says the server at http://127.0.0.1:8120
                       others can read it
          google       Google serves no personal login of Gemini CLI since 2026-06-18, and its terms \
        forbid other programs to call what is behind it – set GEMINI_API_KEY, or use the gemini CLI \
        with a Code Assist Standard or Enterprise seat

        Programs
          claude       2.1.330, /usr/bin/claude
                       how much is used: not yet known, the provider tells with the first answer
          codex        codex is not installed
          gemini       /usr/bin/gemini
                       gemini is not logged in
        """, out.toString(StandardCharsets.UTF_8));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itFindsLoginsAndProgramsAndTellsNoSecret(@TempDir Path home) throws IOException {
    var token = Jwts.token("canary", "acc-canary", LATER);
    Jwts.write(home.resolve(".codex"), Jwts.authJson(token, "acc-canary"));
    var claude = Files.writeString(home.resolve("claude"), "#!/bin/sh\necho \"9.9 of $1\"\n");
    assertTrue(claude.toFile().setExecutable(true));
    var told = doctor(Map.of("HOME", home.toString(), "PATH", home + ":/usr/bin:/bin"));
    assertTrue(told.contains("  chatgpt      logged in: account "), told);
    assertTrue(told.contains(", plus, valid until 2036-11-25T15:00:00Z\n"), told);
    assertTrue(told.contains("  claude       the direct way is off, for Anthropic's terms"), told);
    assertTrue(told.contains("  claude       9.9 of --version, " + claude + "\n"), told);
    assertTrue(
        told.contains("  openai       paid at a flat rate, with the login of a plan\n"), told);
    assertFalse(told.contains("canary") || told.contains(token), told);
  }

  @Test
  void whereNothingIsThereItTellsWhatToRun(@TempDir Path home) {
    var told = doctor(Map.of("HOME", home.toString()));
    assertTrue(told.contains(" – run codex login\n"), told);
    assertTrue(told.contains("  claude       claude is not installed – npm install -g"), told);
  }

  private static String doctor(Map<String, String> environment) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(environment, new ByteArrayInputStream(new byte[0]), print, print);
    assertEquals(
        Exit.DONE, new Commands(Workshop.REAL).run(List.of("doctor", "--port", "0"), terminal));
    return out.toString(StandardCharsets.UTF_8);
  }
}

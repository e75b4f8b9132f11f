package io.github.hotllm.internal.cli.codex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth.State;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.HeardTurn;
import io.github.hotllm.internal.cli.HostilePrompts;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.engine.CliBackends;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.VendorProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real codex over a fake provider on this machine, with a fake login and a home of its own.
 *
 * <p>Runs with the tag {@code clis} alone. The system property {@code hotllm.clis.codex} is the
 * program's native file, {@code hotllm.clis.provider} the address of the fake,
 * {@code hotllm.clis.log} the file in which the fake writes down what it was asked, a JSON object a
 * line.
 */
@Tag("clis")
@EnabledIfSystemProperty(named = "hotllm.clis.codex", matches = ".+")
class RealCodexTest {
  private static final String CANARY = "canary-91c2e7d4";

  @TempDir
  private Path home;

  private final SystemClock clock = new SystemClock();
  private CliBackends backends;
  private CliBackend codex;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(home.resolve("secret.txt"), CANARY);
    VendorProgram.CODEX.logIn(home);
    Files.writeString(
        home.resolve(".codex/config.toml"),
        "[mcp_servers.canary]\ncommand = \"touch\"\nargs = [\"" + home + "/mcp-started\"]\n");
    Files.writeString(home.resolve(".codex/AGENTS.md"), "agents " + CANARY);
    var fake = URI.create(System.getProperty("hotllm.clis.provider"));
    var program = VendorProgram.CODEX.program(home, fake).toString();
    var row = new CliRow("codex", program, VendorProgram.CODEX.environment(home, fake), 1);
    var ours = Map.of(
        "PATH", System.getenv("PATH"),
        "OPENAI_API_KEY", "sk-must-not-pass",
        "CODEX_API_KEY", "sk-must-not-pass");
    backends = CliBackends.of(Map.of("codex", row), ours, clock);
    codex = backends.of("openai").orElseThrow();
  }

  @AfterEach
  void stop() {
    backends.close();
    clock.close();
  }

  private HeardTurn ask(LlmRequest request) {
    return RealProgram.ask(codex, request, RealProgram.target("openai", request.model()));
  }

  private HeardTurn ask(String prompt) {
    return ask(LlmRequest.of("gpt-6-luna", prompt));
  }

  private void awaitReady() {
    codex.warm();
    while (codex.health().state() != State.READY) {
      Thread.onSpinWait();
    }
  }

  @Test
  void everySettingReachesTheProvider() throws IOException {
    var request = LlmRequest.builder("gpt-6-luna")
        .system("Be brief.")
        .reasoning(Reasoning.LOW)
        .outputSchema(Map.of(
            "type",
            "object",
            "properties",
            Map.of("a", Map.of("type", "string")),
            "required",
            List.of("a"),
            "additionalProperties",
            false))
        .messages(List.of(
            Message.user("My name is Ada."),
            Message.assistant("Hello, Ada."),
            Message.user(new Part.Text("Who am I?"), RealProgram.picture())))
        .build();
    var heard = ask(request);
    var end = heard.end();
    assertEquals("Hello from fake", heard.text());
    assertEquals(12, end.usage().orElseThrow().inputTokens().orElseThrow());
    var sent = RealProgram.lastRequest("/v1/responses");
    var body = Node.of(Json.object(sent)).at("b");
    assertEquals("gpt-6-luna", body.at("model").textOrEmpty());
    assertEquals("low", body.at("reasoning").at("effort").textOrEmpty());
    assertEquals("json_schema", body.at("text").at("format").at("type").textOrEmpty());
    assertEquals(0, body.at("tools").items().size());
    assertEquals(
        List.of("developer", "user", "assistant", "user"),
        body.at("input").items().stream()
            .map(item -> item.at("role").textOrEmpty())
            .toList());
    assertTrue(sent.contains("\"image_url\":\"data:image/png;base64,"), sent);
    assertTrue(sent.contains("\"originator\":\"hotllm\""), sent);
    assertTrue(sent.contains("\"chatgpt-account-id\":\"account-1\""), sent);
    assertFalse(sent.contains("must-not-pass"), sent);
    assertFalse(sent.contains(CANARY), "nothing of the user's own instructions");
    assertFalse(Files.exists(home.resolve("mcp-started")), "none of the user's servers");
  }

  @Test
  void errorsOfTheProviderHaveTheirType() {
    var types = Stream.of(400, 403, 404, 429, 500, 503)
        .map(status -> ask("[[status=" + status + "]]").failure().type().wireName())
        .toList();
    assertEquals(
        List.of(
            "invalid_request",
            "permission",
            "model_not_found",
            "rate_limited",
            "overloaded",
            "overloaded"),
        types);
    assertEquals("stream_broken", ask("[[cut]]").failure().type().wireName());
    var tooLong = ask("x".repeat(1_048_577)).failure();
    assertEquals("invalid_request", tooLong.type().wireName());
    assertTrue(tooLong.getMessage().contains("1048576"), tooLong.getMessage());
  }

  @Test
  void aCancelledTurnHangsUpOnTheProviderAndTheProcessStays() throws Exception {
    awaitReady();
    var heard = new HeardTurn();
    var turn = codex.open(
        FakeClaude.asked("[[chunks=200 delay=50]]"),
        RealProgram.target("openai", "gpt-6-luna"),
        heard);
    heard.take(turn);
    heard.awaitFirst();
    long before = RealProgram.hangUps();
    turn.cancel();
    RealProgram.awaitHangUp(before);
    assertEquals(State.READY, codex.health().state());
    ask("Hi").end();
  }

  @Test
  void parallelTurnsShareTheProcess() throws Exception {
    awaitReady();
    var turns = Stream.iterate(0, i -> i + 1)
        .limit(8)
        .map(i -> ask("[[chunks=10 delay=100]]"))
        .toList();
    for (var turn : turns) {
      turn.awaitFirst();
    }
    assertFalse(turns.get(0).isOver(), "the first has ended before the last has begun");
    turns.forEach(HeardTurn::end);
    turns.forEach(turn -> assertTrue(turn.text().startsWith("Hello from fake w3"), turn.text()));
    assertEquals(1, codex.health().processes());
  }

  @Test
  void hostilePromptsReadNoFileAndRunNothing() throws IOException {
    int before = RealProgram.log().size();
    var made = home.resolve("made-by-codex");
    var secret = home.resolve("secret.txt");
    var prompts = new ArrayList<>(HostilePrompts.at(home));
    prompts.addAll(List.of(
        "[[tool shell {\"command\":[\"touch\",\"" + made + "\"]}]]",
        "[[tool exec_command {\"cmd\":\"touch " + made + "\"}]]",
        "[[tool view_image {\"path\":\"" + secret + "\"}]]",
        "[[tool apply_patch {\"input\":\"*** Begin Patch\\n*** Add File: " + made
            + "\\n+x\\n*** End Patch\"}]]",
        "[[tool exec {\"input\":\"x\"}]]"));
    for (var prompt : prompts) {
      var heard = ask(prompt);
      heard.end();
      assertEquals("Hello from fake", heard.text(), prompt);
    }
    var sent = RealProgram.log().stream().skip(before).toList();
    long tools = prompts.stream().filter(prompt -> prompt.startsWith("[[tool")).count();
    long asked = sent.stream().filter(line -> line.contains("/v1/responses")).count();
    // A call of a tool that is not there is answered once more.
    assertEquals(prompts.size() + tools, asked, "each prompt is one request");
    sent.forEach(line -> assertFalse(line.contains(CANARY), line));
    sent.stream()
        .filter(line -> line.contains("\"url\""))
        .forEach(line -> assertTrue(line.contains("\"url\":\"/v1/responses\""), line));
    assertFalse(Files.exists(made));
    assertFalse(Files.exists(home.resolve("made-by-claude")));
  }
}

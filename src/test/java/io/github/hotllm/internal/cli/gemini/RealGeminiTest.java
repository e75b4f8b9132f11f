package io.github.hotllm.internal.cli.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
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
 * The real gemini over a fake Code Assist on this machine, with a fake token and a home of its own.
 *
 * <p>Runs only where it is asked for: the system property {@code hotllm.clis.gemini} is the
 * program's file, {@code hotllm.clis.provider} the address of the fake, {@code hotllm.clis.log} the
 * file in which the fake writes down what it was asked, a JSON object a line.
 */
@Tag("clis")
@EnabledIfSystemProperty(named = "hotllm.clis.gemini", matches = ".+")
class RealGeminiTest {
  private static final String CANARY = "canary-3f6b08aa";
  private static final String MODEL = "gemini-3.8-flash";
  private static final String GENERATE = "streamGenerateContent";

  @TempDir
  private Path home;

  private final SystemClock clock = new SystemClock();
  private CliBackends backends;
  private CliBackend gemini;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(home.resolve("secret.txt"), CANARY);
    Files.createDirectories(home.resolve(".gemini"));
    Files.writeString(home.resolve(".gemini/GEMINI.md"), "instructions " + CANARY);
    var fake = URI.create(System.getProperty("hotllm.clis.provider"));
    var program = VendorProgram.GEMINI.program(home, fake).toString();
    var row = new CliRow("gemini", program, VendorProgram.GEMINI.environment(home, fake), 1);
    var ours = Map.of("PATH", System.getenv("PATH"), "GEMINI_API_KEY", "must-not-pass");
    backends = CliBackends.of(Map.of("gemini", row), ours, clock);
    gemini = backends.of("gemini").orElseThrow();
  }

  @AfterEach
  void stop() {
    backends.close();
    clock.close();
  }

  private HeardTurn ask(LlmRequest request) {
    return RealProgram.ask(gemini, request, RealProgram.target("gemini", request.model()));
  }

  private HeardTurn ask(String prompt) {
    return ask(LlmRequest.of(MODEL, prompt));
  }

  private void awaitReady() {
    gemini.warm();
    while (gemini.health().state() != State.READY) {
      Thread.onSpinWait();
    }
  }

  @Test
  void everySettingReachesTheProvider() throws IOException {
    var request = LlmRequest.builder(MODEL)
        .system("Be brief.")
        .messages(List.of(
            Message.user("My name is Ada."),
            Message.assistant("Hello, Ada."),
            Message.user(new Part.Text("Who am I?"), RealProgram.picture())))
        .build();
    var heard = ask(request);
    var end = heard.end();
    assertEquals("Hello from fake", heard.text());
    assertEquals(List.of(), end.warnings());
    assertEquals(12, end.usage().orElseThrow().inputTokens().orElseThrow());
    var sent = RealProgram.lastRequest(GENERATE);
    var body = Node.of(Json.object(sent)).at("b");
    assertEquals(MODEL, body.at("model").textOrEmpty());
    assertTrue(sent.contains("Instructions: Be brief.\\n\\nUser: My name is Ada."), sent);
    assertTrue(sent.contains("\"mimeType\":\"image/png\""), sent);
    assertTrue(sent.contains("\"authorization\":\"Bearer ya29.a-fake-token\""), sent);
    assertTrue(sent.contains("\"tools\":[{\"functionDeclarations\":[]}]"), sent);
    assertFalse(sent.contains("must-not-pass"), sent);
    assertFalse(sent.contains(CANARY), "nothing of the user's own instructions");
  }

  @Test
  void errorsOfTheProviderHaveTheirType() {
    var types = Stream.of(401, 403, 404, 429, 500, 503)
        .map(status -> ask("[[status=" + status + "]]").failure().type().wireName())
        .toList();
    assertEquals(
        List.of(
            "authentication",
            "permission",
            "model_not_found",
            "rate_limited",
            "overloaded",
            "overloaded"),
        types);
    assertEquals(
        "stream_broken", ask("[[chunks=4 delay=100]] [[cut]]").failure().type().wireName());
  }

  @Test
  void aCancelledTurnHangsUpOnTheProviderAndTheProcessStays() throws Exception {
    awaitReady();
    var heard = new HeardTurn();
    var turn = gemini.open(
        FakeClaude.asked("[[chunks=200 delay=50]]"), RealProgram.target("gemini", MODEL), heard);
    heard.take(turn);
    heard.awaitFirst();
    long before = RealProgram.hangUps();
    turn.cancel();
    RealProgram.awaitHangUp(before);
    ask("Hi").end();
    assertEquals(State.READY, gemini.health().state());
  }

  @Test
  void hostilePromptsReadNoFileAndRunNothing() throws IOException {
    int before = RealProgram.log().size();
    var prompts = HostilePrompts.at(home);
    for (var prompt : prompts) {
      var heard = ask(prompt);
      if (prompt.startsWith("[[tool")) {
        assertEquals("provider_error", heard.failure().type().wireName(), prompt);
      } else {
        heard.end();
        assertEquals("Hello from fake", heard.text(), prompt);
      }
    }
    var sent = RealProgram.log().stream().skip(before).toList();
    long asked = sent.stream().filter(line -> line.contains(GENERATE)).count();
    assertEquals(prompts.size(), asked, "each prompt is one request");
    sent.forEach(line -> assertFalse(line.contains(CANARY), line));
    assertFalse(Files.exists(home.resolve("made-by-claude")));
  }
}

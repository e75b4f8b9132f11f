package io.github.hotllm.internal.cli.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.internal.catalog.CliRow;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.FakeClaude;
import io.github.hotllm.internal.cli.HeardTurn;
import io.github.hotllm.internal.cli.HostilePrompts;
import io.github.hotllm.internal.cli.RealProgram;
import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.engine.CliBackends;
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
 * The real claude over a fake provider on this machine, with a fake token and a home of its own.
 *
 * <p>Runs only where it is asked for: the system property {@code hotllm.clis.claude} is the
 * program's file, {@code hotllm.clis.provider} the address of the fake, {@code hotllm.clis.log} the
 * file in which the fake writes down what it was asked, a JSON object a line.
 */
@Tag("clis")
@EnabledIfSystemProperty(named = "hotllm.clis.claude", matches = ".+")
class RealClaudeTest {
  private static final String CANARY = "canary-5d1f0c7e";

  @TempDir
  private Path home;

  private final SystemClock clock = new SystemClock();
  private CliBackends backends;
  private CliBackend claude;

  @BeforeEach
  void start() throws IOException {
    Files.writeString(home.resolve("secret.txt"), CANARY);
    var fake = URI.create(System.getProperty("hotllm.clis.provider"));
    var program = VendorProgram.CLAUDE.program(home, fake).toString();
    var row = new CliRow("claude", program, VendorProgram.CLAUDE.environment(home, fake), 2);
    backends = CliBackends.of(
        Map.of("claude", row),
        Map.of("PATH", System.getenv("PATH"), "ANTHROPIC_API_KEY", "sk-ant-must-not-pass"),
        clock);
    claude = backends.of("anthropic").orElseThrow();
  }

  @AfterEach
  void stop() {
    backends.close();
    clock.close();
  }

  private HeardTurn ask(LlmRequest request, String model) {
    return RealProgram.ask(claude, request, FakeClaude.target(model));
  }

  private HeardTurn ask(String prompt) {
    return ask(LlmRequest.of("haiku", prompt), "claude-haiku-4-5");
  }

  @Test
  void everySettingReachesTheProvider() throws IOException {
    var request = LlmRequest.builder("opus")
        .system("Be brief.")
        .reasoning(Reasoning.LOW)
        .messages(List.of(
            Message.user("My name is Ada."),
            Message.assistant("Hello, Ada."),
            Message.user(new Part.Text("Who am I?"), RealProgram.picture())))
        .build();
    var heard = ask(request, "claude-opus-5-5");
    heard.end();
    assertEquals("Hello from fake", heard.text());
    var sent = RealProgram.lastRequest("/v1/messages");
    assertTrue(sent.contains("\"model\":\"claude-opus-5-5\""), sent);
    assertTrue(sent.contains("\"text\":\"Be brief.\""), sent);
    assertTrue(sent.contains("\"output_config\":{\"effort\":\"low\"}"), sent);
    assertTrue(sent.contains("User: My name is Ada.\\n\\nAssistant: Hello, Ada."), sent);
    assertTrue(sent.contains("\"media_type\":\"image/png\""), sent);
    assertTrue(sent.contains("\"authorization\":\"Bearer sk-ant-oat01-a-fake-token\""), sent);
    assertFalse(sent.contains("must-not-pass"), sent);
  }

  @Test
  void aSchemaIsKept() {
    var request = LlmRequest.builder("haiku")
        .prompt("[[tool StructuredOutput {\"a\":\"b\"}]]")
        .outputSchema(Map.of("type", "object", "properties", Map.of("a", Map.of("type", "string"))))
        .build();
    var heard = ask(request, "claude-haiku-4-5");
    heard.end();
    assertEquals("{\"a\":\"b\"}", heard.text());
  }

  @Test
  void errorsOfTheProviderHaveTheirType() {
    var types = Stream.of(401, 403, 429, 500, 529)
        .map(status -> ask("[[status=" + status + "]]").failure().type().wireName())
        .toList();
    assertEquals(
        List.of(
            "authentication", "permission", "subscription_exhausted", "overloaded", "overloaded"),
        types);
    assertEquals(
        "model_not_found",
        ask(LlmRequest.of("x", "Hi"), "nosuch").failure().type().wireName());
  }

  @Test
  void aCancelledTurnHangsUpOnTheProvider() throws Exception {
    var heard = new HeardTurn();
    var turn = claude.open(
        FakeClaude.asked("[[chunks=200 delay=50]]"), FakeClaude.target("claude-haiku-4-5"), heard);
    heard.take(turn);
    heard.awaitFirst();
    long before = RealProgram.hangUps();
    turn.cancel();
    RealProgram.awaitHangUp(before);
  }

  @Test
  void hostilePromptsReadNoFileAndRunNothing() throws IOException {
    int before = RealProgram.log().size();
    for (var prompt : HostilePrompts.at(home)) {
      var heard = ask(prompt);
      heard.end();
      assertEquals("Hello from fake", heard.text(), prompt);
    }
    var sent = RealProgram.log().stream().skip(before).toList();
    long asked = sent.stream().filter(line -> line.contains("/v1/messages")).count();
    // A call of a tool that is not there is answered once more.
    assertEquals(HostilePrompts.at(home).size() + 2, asked, "each prompt is one request");
    sent.forEach(line -> assertFalse(line.contains(CANARY), line));
    sent.stream()
        .filter(line -> line.contains("\"url\""))
        // An older claude, such as 2.1.197, opens its connection with a request that says nothing.
        .filter(line -> !line.contains("\"m\":\"HEAD\",\"url\":\"/\""))
        .forEach(line -> assertTrue(line.contains("\"url\":\"/v1/messages?beta=true\""), line));
    assertFalse(Files.exists(home.resolve("made-by-claude")));
  }
}

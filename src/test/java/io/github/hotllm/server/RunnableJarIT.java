package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.Jvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer types, and what the runnable jar says to it. */
class RunnableJarIT {
  private static final Pattern CURL = Pattern.compile("(?m)^curl .*$");

  @TempDir
  Path home;

  @Test
  void theBannerNamesThePortAndAWorkingLine() throws Exception {
    try (var server = RunnableJar.serve(jvm(), "--port", "0")) {
      var uri = "http://127.0.0.1:" + server.port();
      assertEquals(
          "hotllm " + version() + " listens on " + uri + """

          No provider is set up, so the model "fast" is "echo", which repeats the prompt.
          Set ANTHROPIC_API_KEY, OPENAI_API_KEY, GEMINI_API_KEY or another key and start again; "doctor" lists them all.
          Try: curl --json '{"prompt":"Hello"}' %s/call_llm
          """.formatted(uri),
          server.running().out());
      assertTrue(server.running().err().lines().count() <= 1, server.running().err());
      assertEquals(200, server.healthStatus());
    }
  }

  @Test
  void everyCurlLineOfTheReadmeWorks() throws Exception {
    var lines = CURL.matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(line -> line.group())
        .toList();
    assertEquals(2, lines.size());
    var answers = new ArrayList<String>();
    try (var server = RunnableJar.serve(jvm(), "--port", "0")) {
      for (var line : lines) {
        var silent = line.replaceFirst("curl ", "curl -sS --fail-with-body ")
            .replace("localhost:8120", "localhost:" + server.port());
        try (var curl =
            jvm().with("PATH", System.getenv("PATH")).start(List.of("sh", "-c", silent))) {
          var ended = curl.end();
          assertEquals(0, ended.exit(), ended.err());
          answers.add(ended.out());
        }
      }
    }
    assertTrue(answers.get(0).startsWith("{\"text\":\"Hello\","), answers.get(0));
    assertEquals("streamed word by word", answers.get(1).strip());
  }

  @Test
  void callAnswersOnTheTerminal() {
    assertEquals(new Jvm.Ended(0, "Hello\n", ""), run("call", "Hello"));
    assertEquals(
        new Jvm.Ended(
            1,
            "",
            "hotllm: no key for Anthropic – set ANTHROPIC_API_KEY, or install claude and log in\n"),
        run("call", "--model", "haiku", "Hello"));
  }

  @Test
  void modelsAreATable() {
    var lines = run("models").out().lines().toList();
    assertTrue(lines.get(0).matches("ALIAS +PROVIDER/MODEL +CONTEXT +IN +OUT"), lines.get(0));
    assertTrue(lines.stream().anyMatch(line -> line.matches("haiku +anthropic/.*")));
    assertEquals(List.of(), lines.stream().filter(line -> line.length() > 100).toList());
  }

  @Test
  void theDoctorTellsWhatIsSetAndNoPieceOfAKey() {
    var ended = RunnableJar.run(jvm().with("OPENAI_API_KEY", "sk-very-secret"), "doctor");
    assertEquals(0, ended.exit());
    assertTrue(ended.out().contains("\nReady\n  openai       paid per token\n\n"), ended.out());
    assertTrue(ended.out().contains("\n  anthropic    set ANTHROPIC_API_KEY\n"), ended.out());
    assertFalse((ended.out() + ended.err()).contains("very"), ended.out());
  }

  @Test
  void versionAndHelpAreOnTheOutput() {
    assertEquals(new Jvm.Ended(0, "hotllm " + version() + "\n", ""), run("--version"));
    var help = run("--help");
    assertEquals(0, help.exit());
    assertTrue(help.out().contains("\nUsage: java -jar hotllm.jar [command] [flags]\n"));
  }

  @Test
  void aWrongCommandIsNamed() {
    assertEquals(new Jvm.Ended(2, "", "hotllm: unknown command frob (see --help)\n"), run("frob"));
  }

  @Test
  void aPortInUseIsNamed() {
    try (var server = RunnableJar.serve(jvm(), "--port", "0")) {
      var ended = run("--port", String.valueOf(server.port()));
      assertEquals(1, ended.exit());
      assertTrue(
          ended
              .err()
              .contains("hotllm: cannot listen on 127.0.0.1, port " + server.port()
                  + " (Address already in use); perhaps hotllm runs there already"),
          ended.err());
    }
  }

  @Test
  void aMistakeInTheConfigurationStopsTheStart() throws Exception {
    var file = Files.writeString(home.resolve("bad.json"), "{\n  \"aliase\": {}\n}\n");
    assertEquals(
        new Jvm.Ended(
            1,
            "",
            "hotllm: " + file + ", line 2, column 3: aliase is not a field that hotllm knows\n"),
        run("--port", "0", "--config", file.toString()));
  }

  @Test
  void theCommandLineWinsOverTheEnvironment() throws Exception {
    var taken = jvm().with("HOTLLM_PORT", "1").with("HOTLLM_HOST", "203.0.113.1");
    try (var server = RunnableJar.serve(taken, "--port", "0", "--host", "127.0.0.1")) {
      assertEquals(200, server.healthStatus());
    }
  }

  @Test
  void theEnvironmentSaysConfigurationAndToken() throws Exception {
    var file = Files.writeString(home.resolve("mine.json"), "{\"aliases\":{\"mine\":\"echo\"}}");
    var jvm = jvm()
        .with("HOTLLM_PORT", "0")
        .with("HOTLLM_CONFIG", file.toString())
        .with("HOTLLM_TOKEN", "t0ken");
    try (var server = RunnableJar.serve(jvm);
        var client = new RawClient(server.port())) {
      client.post("/call_llm", "{\"model\":\"mine\",\"prompt\":\"Hi\"}");
      assertEquals(401, client.reply().status());
      client.post(
          "/call_llm", "{\"model\":\"mine\",\"prompt\":\"Hi\"}", "Authorization: Bearer t0ken");
      var body = client.reply().body();
      assertTrue(body.startsWith("{\"text\":\"Hi\","), body);
    }
  }

  @Test
  void theConfiguredNumberOfConnectionsIsNotPassed() throws Exception {
    var file = Files.writeString(home.resolve("few.json"), "{\"limits\":{\"max_connections\":1}}");
    try (var server = RunnableJar.serve(jvm(), "--port", "0", "--config", file.toString());
        var first = new RawClient(server.port())) {
      assertEquals(200, first.get("/health").reply().status());
      try (var second = new RawClient(server.port())) {
        assertTrue(second.isAtEnd());
      }
    }
  }

  @Test
  void anExampleRunsFromItsSource() {
    var ended = jvm().run("-cp", RunnableJar.JAR.toString(), "examples/Hello.java");
    assertEquals(0, ended.exit(), ended.err());
    assertTrue(
        ended.out().matches("Say hello in one sentence\\.\n– echo in \\d+ ms\n"), ended.out());
  }

  private Jvm jvm() {
    return new Jvm(home);
  }

  private Jvm.Ended run(String... arguments) {
    return RunnableJar.run(jvm(), arguments);
  }

  private static String version() {
    return RunnableJarContentsIT.manifest("Implementation-Version");
  }
}

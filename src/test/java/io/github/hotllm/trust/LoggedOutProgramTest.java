package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmException;
import io.github.hotllm.RouteKind;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.server.HotServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The first minute on a machine whose programs are installed and not logged in. */
@DisabledOnOs({OS.MAC, OS.WINDOWS})
class LoggedOutProgramTest {
  /** Leaves a trace of every start. */
  private static final String PROGRAM = """
      #!/bin/sh
      echo "$0" >> "${0%/*}/started"
      cat > /dev/null
      """;

  @TempDir
  private Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void install() throws IOException {
    for (var program : List.of("claude", "codex", "gemini")) {
      Files.writeString(home.resolve(program), PROGRAM);
      assertTrue(home.resolve(program).toFile().setExecutable(true));
    }
    environment.put("HOME", home.toString());
    environment.put("PATH", home + ":/usr/bin:/bin");
  }

  private Llm llm() {
    return Llm.builder().environment(environment).config("{}").build();
  }

  @Test
  void theDefaultModelIsEchoAndSaysWhatToDo() {
    try (var llm = llm()) {
      var reply = llm.ask("fast", "Hello");
      assertEquals("Hello", reply.text());
      assertEquals(RouteKind.ECHO, reply.route());
      assertEquals(1, reply.warnings().size());
      var warning = reply.warnings().get(0);
      assertTrue(warning.startsWith("model: no provider is set up, so echo answered – "), warning);
      assertTrue(warning.contains("; claude is not logged in: there is no "), warning);
    }
    assertFalse(Files.exists(home.resolve("started")));
  }

  @Test
  void aKeyIsTakenBeforeThemWhereverItStandsInTheList() {
    environment.put("MISTRAL_API_KEY", "k");
    environment.put("MISTRAL_BASE_URL", "http://127.0.0.1:1");
    try (var llm = llm()) {
      var failure = assertThrows(LlmException.class, () -> llm.ask("fast", "Hello"));
      assertEquals("mistral", failure.provider().orElseThrow());
    }
    assertFalse(Files.exists(home.resolve("started")));
  }

  @Test
  void whoNamesAModelIsToldToLogIn() {
    try (var llm = llm()) {
      for (var model : List.of("gpt", "gemini")) {
        var failure = assertThrows(LlmException.class, () -> llm.ask(model, "Hello"));
        assertEquals(ErrorType.AUTHENTICATION, failure.type());
        assertTrue(failure.getMessage().contains("log"), failure::getMessage);
      }
    }
    assertFalse(Files.exists(home.resolve("started")));
  }

  @Test
  void aServerStartsNoneOfThem() {
    try (var llm = llm();
        var server = HotServer.builder().port(0).llm(llm).grace(Duration.ZERO).start();
        var client = HotClient.builder().address(server.uri()).build()) {
      assertEquals(RouteKind.ECHO, client.call("fast", "Hello").route());
      assertTrue(client.health().toString().contains("logged_out"));
    }
    assertFalse(Files.exists(home.resolve("started")));
  }

  @Test
  void aServerStartsThoseThatAreLoggedInUnlessOthersCanReachIt() throws Exception {
    environment.put("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-fake");
    var open = HotServer.builder().host("0.0.0.0").token("a-token-of-ours").port(0);
    try (var llm = llm()) {
      try (var server = open.llm(llm).grace(Duration.ZERO).start()) {
        assertFalse(Files.exists(home.resolve("started")), server::toString);
      }
      try (var server =
          HotServer.builder().port(0).llm(llm).grace(Duration.ZERO).start()) {
        assertEquals(Set.of("claude"), started(), server::toString);
      }
    }
  }

  /** Those that were started, once there is one. */
  private Set<String> started() throws IOException {
    var trace = home.resolve("started");
    long begin = System.nanoTime();
    while (!Files.exists(trace) && System.nanoTime() - begin < 10_000_000_000L) {
      Thread.onSpinWait();
    }
    return Files.readAllLines(trace).stream()
        .map(line -> Path.of(line).getFileName().toString())
        .collect(Collectors.toSet());
  }
}

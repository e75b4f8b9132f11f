package io.github.hotllm.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that occur nowhere else are led through calls of every kind and every failure, in processes
 * that log all they can: no piece of them is seen again.
 */
class CanaryKeysTest {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int PIECE = 8;

  private final Map<String, String> keys = Map.of(
      "CANARY_KEY", canary(),
      "ANTHROPIC_API_KEY", canary(),
      "HOTLLM_TOKEN", canary(),
      "CANARY_CLIENT", canary());

  @TempDir
  Path folder;

  private static String canary() {
    var random = new SecureRandom();
    var key = new StringBuilder();
    random.ints(40, 0, LETTERS.length()).forEach(index -> key.append(LETTERS.charAt(index)));
    return key.toString();
  }

  @Test
  void noPieceOfAKeyIsToldByTheLibraryTheServerOrTheClient(TestReporter reporter) throws Exception {
    var told = run(CanaryMain.class);
    reporter.publishEntry("told", told.length() + " characters");
    assertEquals(2, told.lines().filter(line -> line.startsWith("CHECKED ")).count(), told);
    assertEquals(
        List.of(), told.lines().filter(line -> line.startsWith("VIOLATION")).toList());
    assertTrue(told.contains("TRACE") || told.contains("DEBUG"), "nothing was logged");
    assertNoPiece(told);
  }

  @Test
  void noPieceOfAKeyIsToldByTheCommands() throws Exception {
    assertNoPiece(run(Main.class, "doctor"));
    assertNoPiece(run(Main.class, "models"));
    try (var provider = LeakyProvider.start()) {
      var config = folder.resolve("hotllm.json");
      Files.writeString(
          config,
          "{\"providers\":{" + Format.CHAT.row(provider.uri("")).replace("FAKE_KEY", "CANARY_KEY")
              + "}}");
      for (var model : List.of("quoted", "in-part", "no-http", "in-stream")) {
        var told = run(
            Main.class, "call", "--config", config.toString(), "--model", "fake/" + model, "Hello");
        assertTrue(told.contains("hotllm: "), told);
        assertNoPiece(told);
      }
    }
  }

  private void assertNoPiece(String told) {
    var found = new ArrayList<String>();
    keys.forEach((name, key) -> {
      for (int from = 0; from + PIECE <= key.length(); from++) {
        int at = told.indexOf(key.substring(from, from + PIECE));
        if (at >= 0) {
          found.add(name + ": "
              + told.substring(Math.max(0, at - 300), Math.min(at + 60, told.length())));
          break;
        }
      }
    });
    assertEquals(List.of(), found);
  }

  /** What a process with these keys writes, at the level at which everything is logged. */
  private String run(Class<?> program, String... args) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
        "-cp",
        System.getProperty("java.class.path"),
        program.getName()));
    command.addAll(List.of(args));
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(keys);
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("none").toString());
    var process = builder.start();
    try {
      assertTrue(process.waitFor(50, TimeUnit.SECONDS), "the process did not end");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, UTF_8);
  }
}

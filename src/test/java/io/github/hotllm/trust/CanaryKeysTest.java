package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.server.Main;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that occur nowhere else are led through calls of every kind and every failure, in processes
 * that log all they can: no piece of them is seen again.
 */
class CanaryKeysTest {
  @TempDir
  Path folder;

  private Canaries canaries;

  @BeforeEach
  void make() {
    canaries = new Canaries(
        folder,
        Map.of(
            "CANARY_KEY", Canaries.one(),
            "ANTHROPIC_API_KEY", Canaries.one(),
            "HOTLLM_TOKEN", Canaries.one(),
            "CANARY_CLIENT", Canaries.one()));
  }

  @Test
  void noPieceOfAKeyIsToldByTheLibraryTheServerOrTheClient(TestReporter reporter) throws Exception {
    var told = canaries.told(CanaryMain.class);
    reporter.publishEntry("told", told.length() + " characters");
    assertEquals(2, told.lines().filter(line -> line.startsWith("CHECKED ")).count(), told);
    assertEquals(
        List.of(), told.lines().filter(line -> line.startsWith("VIOLATION")).toList());
    assertTrue(told.contains("TRACE") || told.contains("DEBUG"), "nothing was logged");
    canaries.assertNoPiece(told);
  }

  @Test
  void noPieceOfAKeyIsToldByTheCommands() throws Exception {
    canaries.assertNoPiece(canaries.told(Main.class, "doctor"));
    canaries.assertNoPiece(canaries.told(Main.class, "models"));
    try (var provider = LeakyProvider.start()) {
      var config = folder.resolve("hotllm.json");
      Files.writeString(
          config,
          "{\"providers\":{" + Format.CHAT.row(provider.uri("")).replace("FAKE_KEY", "CANARY_KEY")
              + "}}");
      for (var model : List.of("quoted", "in-part", "no-http", "in-stream")) {
        var told = canaries.told(
            Main.class, "call", "--config", config.toString(), "--model", "fake/" + model, "Hello");
        assertTrue(told.contains("hotllm: "), told);
        canaries.assertNoPiece(told);
      }
    }
  }
}

package io.github.hotllm.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Secrets that occur nowhere else, and processes that have them and log all they can. */
final class Canaries {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int PIECE = 8;

  private final Path folder;
  private final Map<String, String> environment;
  private final Map<String, String> secrets;

  /**
   * Secrets that the processes find in their environment, in that folder.
   *
   * @param secrets by the names of their variables
   */
  Canaries(Path folder, Map<String, String> secrets) {
    this(folder, secrets, secrets);
  }

  private Canaries(Path folder, Map<String, String> environment, Map<String, String> secrets) {
    this.folder = folder;
    this.environment = environment;
    this.secrets = secrets;
  }

  /** These, and a variable that is no secret. */
  Canaries with(String variable, String value) {
    var more = new HashMap<>(environment);
    more.put(variable, value);
    return new Canaries(folder, more, secrets);
  }

  /** A new secret. */
  static String one() {
    var random = new SecureRandom();
    var key = new StringBuilder();
    random.ints(40, 0, LETTERS.length()).forEach(index -> key.append(LETTERS.charAt(index)));
    return key.toString();
  }

  /** What a process with these secrets writes, at the level at which everything is logged. */
  String told(Class<?> program, String... args) throws IOException, InterruptedException {
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
    builder.environment().putAll(environment);
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("none").toString());
    var process = builder.start();
    try {
      assertTrue(process.waitFor(50, TimeUnit.SECONDS), "the process did not end");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output, UTF_8);
  }

  /** Fails if so much as eight characters of a secret are there. */
  void assertNoPiece(String told) {
    var found = new ArrayList<String>();
    secrets.forEach((name, key) -> {
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
}

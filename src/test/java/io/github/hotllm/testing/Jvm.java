package io.github.hotllm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A Java process as a newcomer's terminal would start it: with the JDK of the test, and with an
 * environment that holds no key, no configuration and no model server unless the test says so.
 */
public final class Jvm {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int PATIENCE_SECONDS = 40;

  /** How a process ended, and what it printed. */
  public record Ended(int exit, String out, String err) {}

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  /** @param home an empty folder, which stands for the user's */
  public Jvm(Path home) {
    this.home = home;
    environment.put("HOME", home.toString());
    environment.put("LC_ALL", "C.UTF-8");
    for (var local :
        List.of("OLLAMA_HOST", "LLAMACPP_BASE_URL", "LMSTUDIO_BASE_URL", "VLLM_BASE_URL")) {
      environment.put(local, "http://127.0.0.1:1");
    }
  }

  public Jvm with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Starts {@code java} with these arguments; its output goes to files in the home. */
  public Running start(String... arguments) {
    var command = new ArrayList<>(List.of(JAVA.toString()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  /** Starts any command. */
  public Running start(List<String> command) {
    try {
      var out = Files.createTempFile(home, "out", ".txt");
      var err = Files.createTempFile(home, "err", ".txt");
      var builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code java} with these arguments to its end. */
  public Ended run(String... arguments) {
    try (var running = start(arguments)) {
      return running.end();
    }
  }

  /** A process that runs; closing it kills it. */
  public record Running(Process process, Path outFile, Path errFile) implements AutoCloseable {
    public String out() {
      return text(outFile);
    }

    public String err() {
      return text(errFile);
    }

    /** Waits for the end. */
    public Ended end() {
      if (!hasEnded(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running; so far: " + out() + err());
      }
      return new Ended(process.exitValue(), out(), err());
    }

    /** Waits until that has been printed. */
    public String awaitOut(String text) {
      boolean alive = true;
      while (!out().contains(text)) {
        if (!alive) {
          throw new AssertionError("ended with " + process.exitValue() + ": " + out() + err());
        }
        alive = !hasEnded(20, TimeUnit.MILLISECONDS);
      }
      return out();
    }

    private boolean hasEnded(long patience, TimeUnit unit) {
      try {
        return process.waitFor(patience, unit);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }

    private static String text(Path file) {
      try {
        return Files.readString(file, UTF_8).replace(System.lineSeparator(), "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package io.github.hotllm.internal.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a program says its version is, asked with {@code --version} alone. Blocks meanwhile. */
public final class ProgramVersion {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST = 60;

  private ProgramVersion() {}

  /** Its first line; nothing if it says none in time. */
  public static Optional<String> of(CliSetup setup, Path program) {
    var builder = new ProcessBuilder(List.of(program.toString(), "--version"))
        .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(Allowed.environment(setup, List.of(), Map.of()));
    try {
      return firstLine(builder.start());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> firstLine(Process process) throws IOException {
    process.getOutputStream().close();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return out.lines().findFirst().map(line -> line.substring(0, Math.min(MOST, line.length())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } finally {
      process.destroyForcibly();
    }
  }
}

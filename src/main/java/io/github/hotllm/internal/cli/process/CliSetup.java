package io.github.hotllm.internal.cli.process;

import io.github.hotllm.internal.catalog.CliRow;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has settled for one program, and where it runs.
 *
 * @param environment ours, of which a process gets what is {@link Allowed}
 */
public record CliSetup(CliRow row, Map<String, String> environment, Bench bench) {
  /** Keeps a copy of the environment. */
  public CliSetup {
    environment = Map.copyOf(environment);
  }

  /** The program's name in the configuration. */
  public String name() {
    return row.name();
  }

  /** A variable as the program's processes would see it. */
  public Optional<String> variable(String variable) {
    return Optional.ofNullable(row.environment().getOrDefault(variable, environment.get(variable)))
        .filter(value -> !value.isEmpty());
  }

  /** The user's home folder, as the program's processes would see it. */
  public Path home() {
    return variable("HOME")
        .or(() -> variable("USERPROFILE"))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home", ".")));
  }

  /** The program's file, if it is installed. */
  public Optional<Path> program() {
    return Programs.find(row.command(), environment);
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "CliSetup[" + name() + "]";
  }
}

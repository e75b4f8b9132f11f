package io.github.hotllm.internal.cli;

import io.github.hotllm.internal.catalog.CliRow;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user has settled for one program, and where it runs.
 *
 * @param environment ours, of which a process gets what is {@link Allowed}
 */
record CliSetup(CliRow row, Map<String, String> environment, Bench bench) {
  CliSetup {
    environment = Map.copyOf(environment);
  }

  String name() {
    return row.name();
  }

  /** The program's file, if it is installed. */
  Optional<Path> program() {
    return Programs.find(row.command(), environment);
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "CliSetup[" + name() + "]";
  }
}

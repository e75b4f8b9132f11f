package io.github.hotllm.internal.cli.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs: where the configuration says, or on the path, and nowhere else. */
final class Programs {
  private Programs() {}

  /**
   * The program's file, links followed.
   *
   * @param command an absolute path, or a name that is looked up on the absolute entries of PATH
   */
  static Optional<Path> find(String command, Map<String, String> environment) {
    return places(command, environment)
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Stream<Path> places(String command, Map<String, String> environment) {
    if (Path.of(command).isAbsolute()) {
      return Stream.of(Path.of(command));
    }
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .map(folder -> folder.resolve(command));
  }
}

package io.github.hotllm.internal.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user's configuration file is, and what it holds. */
final class ConfigFile {
  private static final String NAME = "hotllm.json";

  private ConfigFile() {}

  /** The file that counts; only one that nobody asked for has been looked for. */
  static Optional<Path> find(Optional<Path> asked, Map<String, String> environment) {
    return asked
        .or(() -> variable(environment, "HOTLLM_CONFIG").map(Path::of))
        .or(() -> folder(environment).map(folder -> folder.resolve(NAME)).filter(Files::exists));
  }

  /** The folder for configuration; a relative one is to be ignored, says the XDG convention. */
  private static Optional<Path> folder(Map<String, String> environment) {
    return variable(environment, "XDG_CONFIG_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .or(() -> variable(environment, "HOME").map(home -> Path.of(home, ".config")));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * The whole file.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      var reason = Files.exists(file) ? e.getClass().getSimpleName() : "there is no such file";
      throw new IllegalArgumentException(
          "The configuration file " + file + " cannot be read: " + reason, e);
    }
  }
}

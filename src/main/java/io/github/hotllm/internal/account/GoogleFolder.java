package io.github.hotllm.internal.account;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where Google's command line tool keeps the credentials that it has made for programs. */
final class GoogleFolder {
  private static final String FILE = "application_default_credentials.json";

  private GoogleFolder() {}

  /** The file, if it is there. */
  static Optional<Path> file(Map<String, String> environment) {
    return folder(environment).map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
  }

  private static Optional<Path> folder(Map<String, String> environment) {
    return variable(environment, "CLOUDSDK_CONFIG")
        .or(() -> variable(environment, "APPDATA").map(folder -> folder.resolve("gcloud")))
        .or(() -> variable(environment, "HOME").map(home -> home.resolve(".config/gcloud")));
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(Path::of);
  }
}

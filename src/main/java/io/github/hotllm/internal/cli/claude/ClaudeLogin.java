package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.internal.cli.process.CliSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether claude has a login, as far as that is seen from outside: whether its file is there, and
 * of when it is, but never what is in it. For all threads; looks anew each time.
 *
 * <p>On macOS the system's keychain has it, of which nothing is seen. Places are those that Claude
 * Code's pages name (read 2026-08).
 */
final class ClaudeLogin {
  private static final String TOKEN = "CLAUDE_CODE_OAUTH_TOKEN";
  private static final String FOLDER = "CLAUDE_CONFIG_DIR";
  private static final String FILE = ".credentials.json";
  private static final boolean HAS_KEYCHAIN =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private final CliSetup setup;

  ClaudeLogin(CliSetup setup) {
    this.setup = setup;
  }

  /** Why nobody can be logged in, if that is known. */
  Optional<String> missing() {
    boolean maybe = HAS_KEYCHAIN || setup.variable(TOKEN).isPresent() || Files.exists(file());
    return maybe
        ? Optional.empty()
        : Optional.of("claude is not logged in: there is no " + file() + " – run claude and /login,"
            + " or set " + TOKEN);
  }

  /** When the login was last changed, if there is a file. */
  Optional<FileTime> changed() {
    try {
      return Optional.of(Files.getLastModifiedTime(file()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path file() {
    return setup
        .variable(FOLDER)
        .map(Path::of)
        .orElseGet(() -> setup.home().resolve(".claude"))
        .resolve(FILE);
  }
}

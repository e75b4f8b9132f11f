package io.github.hotllm.internal.cli.codex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Optional;

/**
 * Finds codex itself behind the script that npm installs, which would stand between us and it as a
 * process of its own. The layouts are those of npm's packages until 0.169.0.
 */
final class CodexFile {
  /** As far as from the scope's folder down to codex/node_modules/@openai/…/vendor/…/bin/codex. */
  private static final int DEPTH = 8;

  private static final Path SCRIPT = Path.of("codex", "bin", "codex.js");

  private static final PathMatcher NATIVE =
      FileSystems.getDefault().getPathMatcher("glob:**/vendor/*/{bin,codex}/codex{,.exe}");

  private CodexFile() {}

  /** The native program; the same file if it is no script, or none is found. */
  static Path behind(Path program) throws IOException {
    var real = program.toRealPath();
    // The script is bin/codex.js of its package; the program is in a package inside or beside it.
    return real.endsWith(SCRIPT) ? search(real.resolve("../../..").normalize()).orElse(real) : real;
  }

  private static Optional<Path> search(Path scope) throws IOException {
    try (var files = Files.find(scope, DEPTH, (file, attributes) -> NATIVE.matches(file))) {
      return files.filter(Files::isExecutable).findFirst();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

package io.github.hotllm.internal.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whose a file is, by the number that Unix has for a user. */
final class FileOwner {
  private static final String UID = "unix:uid";
  /** Of the process itself, where there is such a place. */
  private static final Path PROCESS = Path.of("/proc/self");

  private FileOwner() {}

  /** The owner of a file; nothing on systems that number no users. */
  static Optional<Object> of(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Optional.of(Files.getAttribute(file, UID))
        : Optional.empty();
  }

  /** The user we run as: the owner of our process, or else of the home folder. */
  static Optional<Object> us() {
    var home = Path.of(System.getProperty("user.home", "."));
    try {
      return of(Files.exists(PROCESS) ? PROCESS : home);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

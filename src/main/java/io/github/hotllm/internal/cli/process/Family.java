package io.github.hotllm.internal.cli.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process and all that descend from it, also when those in between have ended.
 *
 * <p>Java knows the descendants of a process only as long as it lives, and knows no process groups.
 * So every family bears a mark in its environment, which children inherit; where there is
 * {@code /proc} it is found there. Elsewhere a snapshot before the end has to do. For all threads.
 */
final class Family {
  /** The variable that holds the mark. */
  static final String VARIABLE = "HOTLLM_FAMILY";

  private static final Path PROC = Path.of("/proc");
  private static final int LOOKS = 3;

  private final String mark;

  /** The descendants that a snapshot has seen. */
  private final Set<ProcessHandle> seen = new HashSet<>();

  /** @param mark one that no other family has */
  Family(String mark) {
    this.mark = mark;
  }

  /** Remembers those that live now. */
  void look(ProcessHandle head) {
    var now = head.descendants().toList();
    synchronized (seen) {
      seen.addAll(now);
    }
  }

  /** Kills all that descend from a head that is dead or about to be. */
  void killDescendants() {
    Set<ProcessHandle> left;
    synchronized (seen) {
      left = new HashSet<>(seen);
      seen.clear();
    }
    left.forEach(ProcessHandle::destroyForcibly);
    // One that was forked while we looked is found at the second look.
    boolean found = true;
    for (int look = 0; look < LOOKS && found; look++) {
      found = killMarked();
    }
  }

  /** Whether there was any. */
  private boolean killMarked() {
    if (!Files.isDirectory(PROC)) {
      return false;
    }
    boolean found = false;
    long own = ProcessHandle.current().pid();
    try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (var entry : entries) {
        var pid = Long.parseLong(entry.getFileName().toString());
        // A handle is of this process and no later one of the same number.
        var process = ProcessHandle.of(pid);
        if (pid != own && process.isPresent() && isMarked(entry)) {
          found |= process.get().destroyForcibly();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Without a look at the table the snapshot has to do.
      return false;
    }
    return found;
  }

  private boolean isMarked(Path entry) {
    var variable = VARIABLE + "=" + mark;
    return environment(entry)
        .filter(text -> List.of(text.split("\0")).contains(variable))
        .isPresent();
  }

  /** Of a process that is ours and has not ended. */
  private static Optional<String> environment(Path entry) {
    try {
      return Optional.of(Files.readString(entry.resolve("environ"), ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

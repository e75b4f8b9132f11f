package io.github.hotllm.internal.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder through which a test and the processes of its fake talk. Whoever puts a file there
 * puts all of it at once, for the other side may be reading: the next process of a pool starts
 * while a test looks at what the last one left.
 */
record FakeFolder(Path path) {
  private static final Path PROCESSES = Path.of("/proc");

  void put(String name, String text) {
    var file = path.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      var whole = Files.createTempFile(path, ".put", null);
      Files.writeString(whole, text);
      Files.move(whole, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes that live and were told of this folder, those that they forked included. */
  List<String> living() {
    try (var entries = Files.list(PROCESSES)) {
      return entries.filter(this::isTold).map(Path::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isTold(Path entry) {
    if (!entry.getFileName().toString().matches("[0-9]+")) {
      return false;
    }
    try {
      var environment = Files.readString(entry.resolve("environ"), ISO_8859_1);
      return List.of(environment.split("\0")).contains("FAKE=" + path);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits until nobody is left who may put a file here: what a program was just forking when it was
   * killed is a moment later than it. Only Linux shows who is left.
   */
  void awaitLeft() {
    long begin = System.nanoTime();
    while (Files.isDirectory(PROCESSES) && !living().isEmpty()) {
      if (System.nanoTime() - begin > 10_000_000_000L) {
        throw new AssertionError("left behind: " + living());
      }
      Thread.onSpinWait();
    }
  }
}

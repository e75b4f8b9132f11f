package io.github.hotllm.internal.cli;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder through which a test and the processes of its fake talk. Whoever puts a file there
 * puts all of it at once, for the other side may be reading: the next process of a pool starts
 * while a test looks at what the last one left.
 */
record FakeFolder(Path path) {
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
}

package io.github.hotllm.internal.cli.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private folder of one process, which only this user may enter: an empty one to work in, one for
 * temporary files, and one for the files of a program that gets a home of its own.
 *
 * <p>Whoever makes it deletes it. What a JVM that is killed has left goes in a {@link Sweep} when
 * another makes its first den.
 */
public final class Den {
  private static final Logger LOG = LoggerFactory.getLogger(Den.class);

  private final Path root;
  private final String mark;
  private final Optional<DenLock> lock;

  private Den(Path root, String mark, Optional<DenLock> lock) {
    this.root = root;
    this.mark = mark;
    this.lock = lock;
  }

  /** A new den for a program of that name. */
  public static Den make(String name) throws IOException {
    // Where files have owners and modes, Java makes temporary folders with 0700.
    var root = Files.createTempDirectory(Owner.self().prefix(name));
    var mark = UUID.randomUUID().toString();
    var den = new Den(root, mark, lock(root, mark));
    Files.createDirectory(den.work());
    Files.createDirectory(den.temporary());
    Files.createDirectory(den.home());
    Sweep.once(den);
    return den;
  }

  /** A den that its owner has left; nothing if that is not certain, or another sweep has it. */
  static Optional<Den> left(Path root) throws IOException {
    return DenLock.take(root).map(lock -> new Den(root, lock.mark(), Optional.of(lock)));
  }

  /** Without a lock all is well but that nobody clears up after a JVM that is killed. */
  private static Optional<DenLock> lock(Path root, String mark) {
    try {
      return DenLock.put(root, mark);
    } catch (IOException e) {
      LOG.debug("{} has no lock", root, e);
      return Optional.empty();
    }
  }

  /** The working folder: empty, so that there is nothing to read and no configuration to find. */
  public Path work() {
    return root.resolve("work");
  }

  /** Where its programs put temporary files. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** The home of a program that does not get the user's. */
  public Path home() {
    return root.resolve("home");
  }

  /** Where it lies, beside the dens of others. */
  public Path neighbourhood() {
    return Optional.ofNullable(root.toAbsolutePath().getParent()).orElse(root);
  }

  /** The mark of the family that lives here. */
  String mark() {
    return mark;
  }

  /** Deletes all of it; a link goes, what it leads to stays. */
  public void delete() {
    try {
      // The lock's file goes last, so that what stays after all is found by a sweep.
      for (var folder : List.of(work(), temporary(), home())) {
        erase(folder);
      }
      if (lock.isPresent()) {
        lock.get().close();
      }
      erase(root);
    } catch (IOException e) {
      LOG.debug("{} could not be deleted wholly", root, e);
    }
  }

  private static void erase(Path folder) throws IOException {
    Files.walkFileTree(folder, new Eraser());
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static final class Eraser extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /** What went by itself while we looked is gone as we want it. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}

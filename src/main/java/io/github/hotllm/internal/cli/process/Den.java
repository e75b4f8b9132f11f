package io.github.hotllm.internal.cli.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A private folder of one process, which only this user may enter: an empty one to work in, one for
 * temporary files, and one for the files of a program that gets a home of its own.
 */
public final class Den {
  private static final Logger LOG = LoggerFactory.getLogger(Den.class);

  private final Path root;

  private Den(Path root) {
    this.root = root;
  }

  /** A new den of somebody of that name. */
  public static Den make(String name) throws IOException {
    // Where files have owners and modes, Java makes temporary folders with 0700.
    var den = new Den(Files.createTempDirectory("hotllm-" + name + "-"));
    Files.createDirectory(den.work());
    Files.createDirectory(den.temporary());
    Files.createDirectory(den.home());
    return den;
  }

  /** The working folder: empty, so that there is nothing to read and no configuration to find. */
  public Path work() {
    return root.resolve("work");
  }

  public Path temporary() {
    return root.resolve("tmp");
  }

  public Path home() {
    return root.resolve("home");
  }

  /** Where it lies, beside the dens of others. */
  public Path neighbourhood() {
    return Optional.ofNullable(root.toAbsolutePath().getParent()).orElse(root);
  }

  /** Deletes all of it; a link goes, what it leads to stays. */
  public void delete() {
    try {
      Files.walkFileTree(root, new Eraser());
    } catch (IOException e) {
      LOG.debug("{} could not be deleted wholly", root, e);
    }
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

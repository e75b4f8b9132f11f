package io.github.hotllm.internal.cli.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of a den that is locked as long as its owner lives, and holds the mark of the den's
 * {@link Family}. However the owner ends, the system then gives the lock back.
 *
 * <p>POSIX gives it back also when the same JVM opens the file again and closes that. So nobody
 * opens it but its owner, once, and a {@link Sweep} that sees no owner.
 */
final class DenLock implements AutoCloseable {
  private static final String NAME = "owner";
  private static final String FRESH = "owner.new";
  private static final int MARK = 36;

  private final FileChannel channel;
  private final String mark;

  private DenLock(FileChannel channel, String mark) {
    this.channel = channel;
    this.mark = mark;
  }

  /** Locks a den that is being made. */
  static Optional<DenLock> put(Path den, String mark) throws IOException {
    var fresh = den.resolve(FRESH);
    Files.writeString(fresh, mark, US_ASCII);
    var lock = lock(fresh);
    if (lock.isPresent()) {
      // Only now there is a file of that name, so that nobody finds it without its lock.
      Files.move(fresh, den.resolve(NAME), ATOMIC_MOVE);
    }
    return lock;
  }

  /** Takes the lock of a den that its owner has left, unless another sweep has it. */
  static Optional<DenLock> take(Path den) throws IOException {
    return lock(den.resolve(NAME));
  }

  private static Optional<DenLock> lock(Path file) throws IOException {
    var channel = FileChannel.open(file, READ, WRITE, NOFOLLOW_LINKS);
    boolean locked = false;
    try {
      var mark = mark(channel);
      locked = mark.isPresent() && channel.tryLock() != null;
      return locked ? Optional.of(new DenLock(channel, mark.get())) : Optional.empty();
    } catch (OverlappingFileLockException e) {
      // Another sweep of this JVM has it.
      return Optional.empty();
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /** What is no mark is not read: it may be anything, a pipe that nobody writes to also. */
  private static Optional<String> mark(FileChannel channel) throws IOException {
    if (channel.size() != MARK) {
      return Optional.empty();
    }
    var text = ByteBuffer.allocate(MARK);
    channel.read(text, 0);
    return Optional.of(new String(text.array(), US_ASCII));
  }

  /** The mark of the den's family. */
  String mark() {
    return mark;
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}

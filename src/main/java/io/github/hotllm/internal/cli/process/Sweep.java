package io.github.hotllm.internal.cli.process;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.hotllm.internal.concurrent.Threads;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clears away what is left of JVMs that were killed: their dens, and of the processes in them those
 * that did not leave by themselves.
 *
 * <p>A den is left when its owner is not seen and its {@link DenLock} is free. Whatever is not
 * certain, or not this user's, stays as it is; so does everything where files have no modes.
 */
final class Sweep {
  /** How many dens it looks at; the next sweep finds those that were not among them. */
  private static final int MOST = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private final Path folder;
  private final UserPrincipal user;

  /**
   * @param folder where dens are
   * @param user whose dens
   */
  Sweep(Path folder, UserPrincipal user) {
    this.folder = folder;
    this.user = user;
  }

  /** The first time in this JVM it sweeps around that den of ours, in the background. */
  static void once(Den den) {
    if (BEGUN.compareAndSet(false, true)) {
      Threads.named("hotllm-sweep").newThread(() -> around(den)).start();
    }
  }

  private static void around(Den den) {
    try {
      new Sweep(den.neighbourhood(), Files.getOwner(den.work())).run();
    } catch (IOException | DirectoryIteratorException | UnsupportedOperationException e) {
      LOG.debug("nothing is swept beside {}", den, e);
    }
  }

  /** Does it once. */
  void run() throws IOException {
    int looked = 0;
    try (var dens = Files.newDirectoryStream(folder, Owner.GLOB)) {
      for (var entries = dens.iterator(); entries.hasNext() && looked < MOST; looked++) {
        look(entries.next());
      }
    }
  }

  private void look(Path den) {
    var owner = Owner.of(String.valueOf(den.getFileName()));
    try {
      if (owner.isPresent() && !owner.get().isSeen() && isPrivate(den)) {
        sweep(den);
      }
    } catch (IOException e) {
      LOG.debug("{} stays", den, e);
    }
  }

  private boolean isPrivate(Path den) throws IOException {
    var found = Files.readAttributes(den, PosixFileAttributes.class, NOFOLLOW_LINKS);
    return found.isDirectory()
        && found.owner().equals(user)
        && PosixFilePermissions.toString(found.permissions()).equals("rwx------");
  }

  private static void sweep(Path den) throws IOException {
    Den.left(den).ifPresent(left -> {
      new Family(left.mark()).killDescendants();
      left.delete();
    });
  }
}

package io.github.hotllm.internal.account;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A file of credentials that another program keeps: read, and never written.
 *
 * <p>Links are followed, but not to a file that belongs to somebody else. At most 256 KiB are read.
 * No message repeats what stands in it.
 */
final class CredentialFile {
  private static final int MOST = 256 << 10;
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

  private final Path path;
  private final Optional<Object> us;

  /** A file that has to be ours. */
  CredentialFile(Path path) {
    this(path, FileOwner.us());
  }

  /** @param us who may own it; on systems without owners that is not asked */
  CredentialFile(Path path, Optional<Object> us) {
    this.path = path;
    this.us = us;
  }

  Path path() {
    return path;
  }

  /**
   * What the file holds.
   *
   * @param meaning what its object means
   */
  Found read(Function<Node, Found> meaning) {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        return new Found.Nothing(path + " is not a file");
      } else if (isOfSomebodyElse()) {
        return new Found.Nothing(path + " belongs to another user, so it is not read");
      }
      return meaning(bytes(), meaning);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new Found.Nothing(path + " is not there");
    } catch (AccessDeniedException e) {
      return new Found.Nothing(path + " may not be read by this user");
    } catch (IOException e) {
      return new Found.Nothing(path + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private Found meaning(byte[] bytes, Function<Node, Found> meaning) throws IOException {
    if (bytes.length > MOST) {
      return new Found.Nothing(path + " is larger than " + MOST + " bytes, so it is not read");
    }
    try {
      var object = Node.of(Json.parse(bytes));
      return object.isObject() ? warned(meaning.apply(object)) : new Found.NotYet();
    } catch (JsonException e) {
      // Some programs write in place: half of it is there, or nothing yet.
      return new Found.NotYet();
    }
  }

  private byte[] bytes() throws IOException {
    try (var in = Files.newInputStream(path)) {
      return in.readNBytes(MOST + 1);
    }
  }

  private boolean isOfSomebodyElse() throws IOException {
    var owner = FileOwner.of(path);
    return us.isPresent() && owner.isPresent() && !us.equals(owner);
  }

  private Found warned(Found found) throws IOException {
    return found instanceof Found.Login login && isOpenToOthers()
        ? new Found.Login(
            login.grant(), List.of(path + " can be read by other users – run chmod 600 " + path))
        : found;
  }

  private boolean isOpenToOthers() throws IOException {
    return FileOwner.of(path).isPresent()
        && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
  }
}

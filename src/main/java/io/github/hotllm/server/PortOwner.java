package io.github.hotllm.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whose the processes are that listen on a port, as Linux's table of sockets tells: to a stranger
 * on our port nothing of ours is said. Elsewhere nobody tells, and everyone counts as us.
 */
final class PortOwner {
  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final Path PROCESS = Path.of("/proc/self");

  /** Columns of the table, and the state of a socket that listens. */
  private static final int LOCAL = 1;

  private static final int STATE = 3;
  private static final int USER = 7;
  private static final String LISTENS = "0A";

  private PortOwner() {}

  /** Whether all that listen there are processes of the user that we are. */
  static boolean isOurs(int port) {
    if (TABLES.stream().noneMatch(Files::isReadable)) {
      return true;
    }
    try {
      var us = String.valueOf(Files.getAttribute(PROCESS, "unix:uid"));
      return isOnlyOf(us, TABLES, port);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Whether these tables have no other user's process on that port. */
  static boolean isOnlyOf(String user, List<Path> tables, int port) throws IOException {
    for (var table : tables) {
      if (Files.isReadable(table) && !users(table, port).allMatch(user::equals)) {
        return false;
      }
    }
    return true;
  }

  private static Stream<String> users(Path table, int port) throws IOException {
    var ending = String.format(Locale.ROOT, ":%04X", port);
    return Files.readAllLines(table).stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > USER)
        .filter(row -> row[LOCAL].endsWith(ending) && row[STATE].equals(LISTENS))
        .map(row -> row[USER]);
  }
}

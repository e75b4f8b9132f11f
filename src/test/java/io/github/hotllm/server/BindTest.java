package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody beyond this machine reaches a server that has no token. */
class BindTest {
  private static final String LISTENING = "0A";
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "0000000000000000FFFF00000100007F");

  @Test
  @EnabledOnOs(OS.LINUX)
  void theKernelSaysThatItListensOnLoopbackAlone() throws IOException {
    try (var server = new RealServer()) {
      var addresses = listeningOn(server.server.port());
      assertEquals(1, addresses.size(), addresses::toString);
      assertTrue(LOOPBACK.containsAll(addresses), addresses::toString);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "[::]", "0", "192.0.2.1", "::ffff:192.0.2.1"})
  void anyOtherAddressNeedsAToken(String host) {
    var builder = HotServer.builder().host(host).port(0);
    var refused = assertThrows(IllegalArgumentException.class, builder::start);
    assertTrue(refused.getMessage().contains("HOTLLM_TOKEN"), refused::getMessage);
  }

  private static List<String> listeningOn(int port) throws IOException {
    var suffix = String.format(Locale.ROOT, ":%04X", port);
    var rows = Stream.concat(
        Files.readAllLines(Path.of("/proc/self/net/tcp")).stream(),
        Files.readAllLines(Path.of("/proc/self/net/tcp6")).stream());
    return rows.map(row -> row.strip().split("\\s+"))
        .filter(row -> row[1].endsWith(suffix) && row[3].equals(LISTENING))
        .map(row -> row[1].substring(0, row[1].length() - suffix.length()))
        .collect(Collectors.toList());
  }
}

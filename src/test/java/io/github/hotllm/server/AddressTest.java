package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.account.Secret;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void theDefaultIsTheLoopbackLiteral() throws Exception {
    try (var server = new TestServer()) {
      assertEquals(
          "http://127.0.0.1:" + server.server.port(), server.server.uri().toString());
    }
    var http = Address.bind(Address.LOOPBACK, 0);
    assertEquals(
        InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), http.getAddress().getAddress());
    http.stop(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "2001:db8::1"})
  void whatOthersCanReachNeedsAToken(String host) {
    var builder = HotServer.builder().host(host).port(0);
    var e = assertThrows(IllegalArgumentException.class, builder::start);
    assertEquals(
        "everyone who reaches " + host + " could spend your money there: set a token"
            + " (HOTLLM_TOKEN), which callers send as \"Authorization: Bearer\", or listen on"
            + " 127.0.0.1",
        e.getMessage());
    assertDoesNotThrow(() -> Address.requireGuarded(host, Optional.of(Secret.of("t"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "localhost", "::1", "[::1]"})
  void thisMachineNeedsNone(String host) {
    assertDoesNotThrow(() -> Address.requireGuarded(host, Optional.empty()));
  }

  @Test
  void itKnowsTheNamesOfItsOwn() throws Exception {
    assertEquals(
        Set.of("127.0.0.1:9", "localhost:9", "[::1]:9", "pi.local:9"),
        at("10.0.0.1", 9, "Pi.local"));
    assertEquals(
        Set.of("127.0.0.1:9", "localhost:9", "[::1]:9", "[fd00::1]:9"),
        at("fd00::1", 9, "fd00::1"));
    assertEquals(
        Set.of("127.0.0.1:80", "127.0.0.1", "localhost:80", "localhost", "[::1]:80", "[::1]"),
        at("127.0.0.1", 80, "127.0.0.1"));
  }

  /** It cannot know by which of its names it is called; there the token guards the door. */
  @Test
  void onEveryAddressAnyNameIsItsOwn() throws Exception {
    assertEquals(Set.of(), at("0.0.0.0", 9, "0.0.0.0"));
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (var server = new TestServer()) {
      int port = server.server.port();
      var e = assertThrows(IllegalStateException.class, () -> Address.bind("127.0.0.1", port));
      assertEquals(
          "cannot listen on 127.0.0.1, port " + port + " (Address already in use); perhaps hotllm"
              + " runs there already: stop it, or take another port (--port 0 takes any that is"
              + " free)",
          e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortHasSixteenBits(int port) {
    var e = assertThrows(IllegalArgumentException.class, () -> Address.bind("127.0.0.1", port));
    assertTrue(e.getMessage().startsWith("a port is between 0 and 65535"), e::getMessage);
  }

  private static Set<String> at(String address, int port, String host) throws Exception {
    return new Address(new InetSocketAddress(InetAddress.getByName(address), port), host).names();
  }
}

package io.github.hotllm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @Test
  void theEnvironmentNamesTheServer() {
    assertEquals(new Address("127.0.0.1", 8120), Address.of(Map.of()));
    assertEquals(
        new Address("10.0.0.7", 9000),
        Address.of(Map.of("HOTLLM_HOST", "10.0.0.7", "HOTLLM_PORT", "9000")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::"})
  void aServerThatListensEverywhereIsCalledOnTheLoopback(String host) {
    assertEquals(new Address("127.0.0.1", 8120), Address.of(Map.of("HOTLLM_HOST", host)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "65536", "-1", "81 20"})
  void aPortIsANumberOfOne(String port) {
    assertThrows(IllegalArgumentException.class, () -> Address.of(Map.of("HOTLLM_PORT", port)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8121, 127.0.0.1:8121",
    "http://localhost, localhost:8120",
    "http://localhost/, localhost:8120",
    "http://[::1]:9, [::1]:9"
  })
  void aUriSaysHostAndPort(URI uri, String authority) {
    assertEquals(authority, Address.of(uri).authority());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost", "http://localhost/v1", "localhost:8120", "http:x"})
  void aUriOfMoreOrLessIsRefused(URI uri) {
    assertThrows(IllegalArgumentException.class, () -> Address.of(uri));
  }
}

package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets what all servers of this process read")
class ServerSettingsTest {
  @Test
  void theyStandBeforeAServerStarts() {
    try (var server = new TestServer()) {
      assertNotEquals(0, server.server.port());
      Map.of(
              "sun.net.httpserver.nodelay", "true",
              "sun.net.httpserver.maxReqTime", "10",
              "sun.net.httpserver.idleInterval", "300",
              "sun.net.httpserver.maxIdleConnections", "2000",
              "sun.net.httpserver.maxReqHeaderSize", "32768",
              "jdk.httpserver.maxConnections", "4096")
          .forEach((name, value) -> assertEquals(value, System.getProperty(name), name));
    }
  }

  @Test
  void whatTheUserSetStays() {
    var name = "sun.net.httpserver.idleInterval";
    System.setProperty(name, "7");
    try {
      ServerSettings.apply();
      assertEquals("7", System.getProperty(name));
    } finally {
      System.setProperty(name, "300");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"17.0.18", "17.0.21.1+1-Debian", "21.0.10+7-LTS", "25.0.2", "25.0.3", "26"})
  void aJdkWithoutKnownHolesNeedsNoAdvice(String jdk) {
    assertTrue(ServerSettings.advice(Runtime.Version.parse(jdk)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"17", "17.0.15+6-Debian", "17.0.17", "19.0.2", "21.0.9", "24.0.2", "25", "25.0.1"})
  void anyOtherIsNamed(String jdk) {
    assertEquals(
        "JDK " + jdk.replaceAll("\\+.*", "") + " has known holes in its HTTP server; update it to"
            + " 25.0.2, 21.0.10, 17.0.18 or newer",
        ServerSettings.advice(Runtime.Version.parse(jdk)).orElse(""));
  }
}

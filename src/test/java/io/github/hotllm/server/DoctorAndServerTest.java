package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.PlanHouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor learns of the hot server that runs beside it. */
@DisabledOnOs(OS.WINDOWS)
class DoctorAndServerTest {
  private static final String NOT_YET =
      "how much is used: not yet known, the provider tells with the first answer";
  private static final String TOKEN = "token-of-the-server";

  @TempDir
  private Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void live() {
    environment.put("HOME", home.toString());
    environment.put("PATH", "/usr/bin:/bin");
  }

  private String doctor(int port) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var terminal = new Terminal(environment, new ByteArrayInputStream(new byte[0]), print, print);
    var command = List.of("doctor", "--port", String.valueOf(port));
    assertEquals(Exit.DONE, new Commands(Workshop.REAL).run(command, terminal));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itTellsWhatTheServerKnowsOfAPlan() throws IOException {
    try (var house = new PlanHouse(home)) {
      assertTrue(doctor(house.server.port()).contains(NOT_YET));
      house.llm.ask("gpt", "Hi");
      var told = doctor(house.server.port());
      assertTrue(
          told.contains("primary: 42 % used, begins anew 2036-11-25T15:00:00Z, says the server at"
              + " http://127.0.0.1:" + house.server.port() + "\n"),
          told);
      assertFalse(told.contains(NOT_YET), told);
    }
  }

  @Test
  void aServerWithATokenTellsWhoShowsIt() throws IOException {
    try (var house = new PlanHouse(home, HotServer.builder().token(TOKEN))) {
      house.llm.ask("gpt", "Hi");
      assertTrue(doctor(house.server.port()).contains(NOT_YET));
      environment.put("HOTLLM_TOKEN", TOKEN);
      var told = doctor(house.server.port());
      assertTrue(told.contains("primary: 42 % used"), told);
      assertFalse(told.contains(TOKEN), told);
    }
  }

  @Test
  void whereNobodyListensOrSomebodyElseNothingIsKnown() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertEquals(Optional.empty(), RunningServer.find(free, ""));
    for (var body : List.of("<p>It works</p>", "[]", "{\"routes\":[]}", "")) {
      try (var other = FakeProvider.of(call -> call.reply(200, body))) {
        assertEquals(Optional.empty(), RunningServer.find(other.uri("").getPort(), ""));
      }
    }
    try (var away = FakeProvider.of(call -> call.reply(302, "", "Location: http://127.0.0.1:1"))) {
      assertEquals(Optional.empty(), RunningServer.find(away.uri("").getPort(), TOKEN));
    }
  }

  @Test
  void toAnotherUsersServerNothingIsSaid() throws IOException {
    var table = Files.writeString(home.resolve("tcp"), """
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout
           0: 0100007F:1FB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001        0
           1: 0100007F:1FB9 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0
           2: 0100007F:1FB9 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1001        0
        """);
    assertFalse(PortOwner.isOnlyOf("1000", List.of(table), 8120));
    assertTrue(PortOwner.isOnlyOf("1001", List.of(table), 8120));
    assertTrue(PortOwner.isOnlyOf("1000", List.of(table), 8121));
  }

  @Test
  void whatListensForUsIsOurs() throws IOException {
    try (var socket = new ServerSocket(0)) {
      assertTrue(PortOwner.isOurs(socket.getLocalPort()));
    }
  }
}

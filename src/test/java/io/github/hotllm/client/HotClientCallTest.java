package io.github.hotllm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.ThrottledException;
import io.github.hotllm.Usage;
import io.github.hotllm.client.FakeServer.Script;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HotClientCallTest {
  private static final Script ANSWER = peer -> {
    while (peer.request()) {
      peer.json(200, Said.REPLY);
    }
  };

  @Test
  void aCallPostsTheRequestAndReadsTheReply() throws IOException {
    try (var server = new FakeServer(ANSWER);
        var client = server.builder().token("s3cret").build()) {
      var reply = client.call("echo", "hi \u20AC");

      assertEquals("hi", reply.text());
      assertEquals(RouteKind.ECHO, reply.route());
      assertEquals(Optional.of(Usage.of(1, 1)), reply.usage());
      assertEquals(Optional.of(BigDecimal.ZERO), reply.costUsd());
      assertEquals("req-1", reply.requestId());
      assertEquals(
          List.of("POST /call_llm HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n"
              + "Authorization: Bearer s3cret\r\nContent-Type: application/json\r\n"
              + "Content-Length: 34\r\n\r\n{\"model\":\"echo\",\"prompt\":\"hi \u20AC\"}"),
          server.requests());
    }
  }

  @Test
  void callsOfAThreadShareOneConnection() throws IOException {
    try (var server = new FakeServer(ANSWER);
        var client = server.client()) {
      for (int i = 0; i < 20; i++) {
        assertEquals("hi", client.call("echo", "hi").text());
      }
      assertEquals(20, server.requests().size());
      assertEquals(1, server.connections());
    }
  }

  @Test
  void aFailureIsTheOneThatTheLibraryThrows() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(429, Said.LIMITED);
        });
        var client = server.client()) {
      var e = assertThrows(ThrottledException.class, () -> client.call("echo", "hi"));
      assertEquals(ErrorType.RATE_LIMITED, e.type());
      assertEquals("too fast \u2013 wait a little", e.getMessage());
      assertEquals(Optional.of(Duration.ofMillis(1500)), e.retryAfter());
      assertEquals(Optional.of("openai"), e.provider());
      assertEquals(Optional.of("req-2"), e.requestId());
      assertEquals(429, e.status());
      assertTrue(e.isRetryable());
    }
  }

  @Test
  void theStatusOfAFailureIsKept() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(503, "{\"error\":{\"type\":\"busy\",\"message\":\"draining\"}}");
        });
        var client = server.client()) {
      var e = assertThrows(ThrottledException.class, () -> client.call("echo", "hi"));
      assertEquals(503, e.status());
    }
  }

  @Test
  void theClientsTimeoutIsThatOfCallsThatHaveNone() throws IOException {
    try (var server = new FakeServer(ANSWER);
        var client = server.builder().timeout(Duration.ofSeconds(7)).build()) {
      client.call("echo", "hi");
      client.call(
          LlmRequest.builder("echo").prompt("hi").timeout(Duration.ofSeconds(9)).build());
      assertTrue(server.requests().get(0).endsWith(",\"timeout_ms\":7000}"));
      assertTrue(server.requests().get(1).endsWith(",\"timeout_ms\":9000}"));
    }
  }

  @Test
  void healthIsWhatTheServerSays() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(503, "{\"status\":\"draining\"}");
        });
        var client = server.client()) {
      assertEquals(Map.of("status", "draining"), client.health());
      assertTrue(server.requests().get(0).startsWith("GET /health HTTP/1.1\r\nHost: "));
    }
  }

  @Test
  void theTokenShowsNowhere() throws IOException {
    try (var server = new FakeServer(peer -> peer.write("SSH-2.0-x\r\n"));
        var client = server.builder().token("s3cret").build()) {
      assertEquals("HotClient[127.0.0.1:" + server.port() + "]", client.toString());
      var e = assertThrows(LlmException.class, () -> client.call("echo", "hi"));
      assertFalse(String.valueOf(e.getMessage()).contains("s3cret"));
      var bad = assertThrows(
          IllegalArgumentException.class,
          () -> server.builder().token("s3\ncret").build());
      assertFalse(String.valueOf(bad.getMessage()).contains("cret"));
    }
  }

  @Test
  void aTokenOfTheEnvironmentIsShownToItsServerOnly() throws IOException {
    try (var server = new FakeServer(ANSWER)) {
      var here = Map.of("HOTLLM_PORT", String.valueOf(server.port()), "HOTLLM_TOKEN", "s3cret");
      new HotClient.Builder(here).build().call("echo", "hi");
      var elsewhere = Map.of("HOTLLM_PORT", "9", "HOTLLM_TOKEN", "s3cret");
      new HotClient.Builder(elsewhere)
          .address("127.0.0.1", server.port())
          .build()
          .call("echo", "hi");
      assertTrue(server.requests().get(0).contains("Bearer s3cret"));
      assertFalse(server.requests().get(1).contains("s3cret"));
    }
  }

  @Test
  void aClosedClientCallsNobody() throws IOException {
    try (var server = new FakeServer(ANSWER)) {
      var client = server.client();
      client.close();
      client.close();
      assertThrows(IllegalStateException.class, () -> client.call("echo", "hi"));
      assertEquals(0, server.connections());
    }
  }
}

package io.github.hotllm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmTimeoutException;
import io.github.hotllm.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class HotClientTroubleTest {
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Timing HASTY = new Timing(SOON, SOON, SOON, SOON);

  /** What answers, and what it is told to be. */
  static final List<List<String>> STRANGERS = List.of(
      List.of("SSH-2.0-x\r\n", "it does not answer in HTTP/1.1"),
      List.of("HTTP/2 200\r\n\r\n", "it does not answer in HTTP/1.1"),
      List.of("HTTP/1.1 2x0 OK\r\n\r\n", "a number that is none"),
      List.of("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", "it answered 404"),
      List.of("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n", "it answered 302"),
      List.of("HTTP/1.1 204 No Content\r\n\r\n", "it answered 204"),
      List.of("HTTP/1.1 200 OK\r\nno field\r\n\r\n", "a line of the head is no field"),
      List.of("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "a number that is none"),
      List.of("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\n", "a number that is none"),
      List.of(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
          "a transfer encoding other than chunked"),
      List.of(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "a number that is none"),
      List.of(
          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
          "a chunk is longer than it said"),
      List.of(
          "HTTP/1.1 200 OK\r\nX: " + "x".repeat(9000) + "\r\n\r\n",
          "a line is longer than 8192 bytes"),
      List.of(
          "HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(201) + "\r\n",
          "the head has more than 200 fields"));

  @ParameterizedTest
  @FieldSource("STRANGERS")
  void whatIsNoHotServerIsCalledSo(List<String> row) throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.write(row.get(0));
        });
        var client = server.client()) {
      var e = assertThrows(UnavailableException.class, () -> client.call("echo", "hi"));
      assertEquals(ErrorType.PROVIDER_ERROR, e.type());
      assertEquals(
          "what answers on 127.0.0.1:" + server.port() + " is no hot server of this version ("
              + row.get(1) + ") \u2013 does another program use that port?",
          e.getMessage());
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void anotherProgramsJsonIsNoReply() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(200, "{\"text\":\"hi\"}");
        });
        var client = server.client()) {
      var e = assertThrows(UnavailableException.class, () -> client.call("echo", "hi"));
      assertTrue(String.valueOf(e.getMessage()).contains("is no hot server of this version"));
    }
  }

  @Test
  void aBodyMayEndWithItsConnection() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200 OK\r\n\r\n" + Said.REPLY);
        });
        var client = server.client()) {
      assertEquals("hi", client.call("echo", "hi").text());
    }
  }

  @Test
  void aCutBodyIsABrokenAnswer() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.write("HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n" + Said.REPLY);
        });
        var client = server.client()) {
      var e = assertThrows(LlmException.class, () -> client.call("echo", "hi"));
      assertEquals(ErrorType.STREAM_BROKEN, e.type());
    }
  }

  @Test
  void aServerThatIsNotThereIsToldHowToStart() throws IOException {
    int port = freePort();
    try (var client = HotClient.builder().address("127.0.0.1", port).build()) {
      var e = assertThrows(UnavailableException.class, () -> client.call("echo", "hi"));
      assertEquals(ErrorType.OVERLOADED, e.type());
      assertEquals(
          "nothing listens on 127.0.0.1:" + port + " \u2013 start the hot server with: java -jar"
              + " hotllm.jar, or name another address in HOTLLM_HOST and HOTLLM_PORT",
          e.getMessage());
      assertThrows(UnavailableException.class, () -> client.stream("echo", "hi"));
      assertThrows(UnavailableException.class, client::health);
      assertThrows(UnavailableException.class, () -> client.embed("echo", List.of("hi")));
      assertThrows(
          UnavailableException.class, () -> client.countTokens(LlmRequest.of("echo", "hi")));
    }
  }

  @Test
  void aFallbackAnswersWhenNoServerIsThere() throws IOException {
    var llm = new FakeLlm();
    try (var client =
        HotClient.builder().address("127.0.0.1", freePort()).fallback(llm).build()) {
      assertSame(FakeLlm.REPLY, client.call("echo", "hi"));
      assertSame(FakeLlm.EVENTS, client.stream("echo", "hi"));
      assertSame(FakeLlm.EMBEDDINGS, client.embed("echo", List.of("hi")));
      assertSame(FakeLlm.COUNT, client.countTokens(LlmRequest.of("echo", "hi")));
    }
  }

  @Test
  void aFallbackIsNotAskedWhenTheServerRefuses() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(429, Said.LIMITED);
        });
        var client = server.builder().fallback(new FakeLlm()).build()) {
      assertThrows(LlmException.class, () -> client.call("echo", "hi"));
    }
  }

  @Test
  void aServerThatMissesTheDeadlineIsGivenUp() throws IOException {
    try (var server = new FakeServer(FakeServer.Peer::untilGone);
        var client = server.builder().timing(HASTY).build()) {
      var e = assertThrows(LlmTimeoutException.class, () -> client.call("echo", "hi"));
      assertEquals(Optional.of(Phase.TOTAL), e.phase());
    }
  }

  @Test
  void aStreamWithoutHeartbeatsIsGivenUp() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          peer.event("text", "{\"text\":\"half\"}");
          peer.untilGone();
        });
        var client = server.builder().timing(HASTY).build()) {
      var events = client.stream("echo", "hi").iterator();
      events.next();
      var e = assertThrows(LlmTimeoutException.class, events::next);
      assertEquals(Optional.of(Phase.IDLE), e.phase());
      assertEquals(Optional.of("half"), e.partialText());
    }
  }

  @Test
  void theLimitOfAStreamBindsHoweverAliveItIs() throws IOException {
    var minute = Duration.ofMinutes(1);
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          while (true) {
            peer.chunk(": heartbeat\n\n");
          }
        });
        var client =
            server.builder().timing(new Timing(minute, minute, minute, SOON)).build()) {
      var request = LlmRequest.builder("echo").prompt("hi").timeout(SOON).build();
      var e = assertThrows(LlmTimeoutException.class, client.stream(request).iterator()::hasNext);
      assertEquals(Optional.of(Phase.TOTAL), e.phase());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

package io.github.hotllm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BrokenStreamException;
import io.github.hotllm.LlmException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When a request is sent again, and when never. */
class HotClientReuseTest {
  @Test
  void aThousandPostsToAServerThatClosesIdleConnectionsAllComeOnce() throws IOException {
    // It says that it keeps the connection, and closes it all the same.
    try (var server = new FakeServer(peer -> {
          if (peer.request()) {
            peer.json(200, Said.REPLY);
          }
        });
        var client = server.client()) {
      for (int i = 0; i < 1000; i++) {
        assertEquals("hi", client.call("echo", "hi " + i).text());
      }
      assertEquals(1000, server.requests().size());
      assertEquals(1000, new HashSet<>(server.requests()).size());
    }
  }

  @Test
  void aRequestThatAReusedConnectionSwallowedIsSentOnceMore() throws IOException {
    var connections = new AtomicInteger();
    try (var server = new FakeServer(peer -> {
          boolean first = connections.getAndIncrement() == 0;
          while (peer.request()) {
            if (first && connections.getAndIncrement() > 1) {
              return;
            }
            peer.json(200, Said.REPLY);
          }
        });
        var client = server.client()) {
      client.call("echo", "one");
      client.call("echo", "two");
      assertEquals(3, server.requests().size());
      assertEquals(server.requests().get(1), server.requests().get(2));
      assertEquals(2, server.connections());
    }
  }

  @Test
  void aRequestOnANewConnectionIsNeverSentAgain() throws IOException {
    try (var server = new FakeServer(FakeServer.Peer::request);
        var client = server.client()) {
      assertThrows(BrokenStreamException.class, () -> client.call("echo", "hi"));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void aRequestThatIsSentAgainInVainIsNotSentAThirdTime() throws IOException {
    var served = new AtomicInteger();
    try (var server = new FakeServer(peer -> {
          while (peer.request()) {
            if (served.getAndIncrement() > 0) {
              return;
            }
            peer.json(200, Said.REPLY);
          }
        });
        var client = server.client()) {
      client.call("echo", "one");
      assertThrows(BrokenStreamException.class, () -> client.call("echo", "two"));
      assertEquals(3, server.requests().size());
    }
  }

  @Test
  void aReplyThatHasBegunIsNeverAskedForAgain() throws IOException {
    var served = new AtomicInteger();
    try (var server = new FakeServer(peer -> {
          while (peer.request()) {
            if (served.getAndIncrement() > 0) {
              peer.write("H");
              return;
            }
            peer.json(200, Said.REPLY);
          }
        });
        var client = server.client()) {
      client.call("echo", "one");
      assertThrows(LlmException.class, () -> client.call("echo", "two"));
      assertEquals(2, server.requests().size());
    }
  }

  @Test
  void aConnectionThatTheServerWantsClosedIsNotUsedAgain() throws IOException {
    try (var server = new FakeServer(peer -> {
          while (peer.request()) {
            peer.write("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                + Said.REPLY.length() + "\r\n\r\n" + Said.REPLY);
          }
        });
        var client = server.client()) {
      client.call("echo", "hi");
      client.call("echo", "hi");
      assertEquals(2, server.connections());
    }
  }

  @Test
  void aWalkedStreamLeavesItsConnectionToTheNextCall() throws IOException {
    try (var server = new FakeServer(peer -> {
          while (peer.request()) {
            peer.stream();
            peer.event("start", Said.START);
            peer.event("text", "{\"text\":\"hi\"}");
            peer.event("done", Said.DONE);
            peer.lastChunk();
          }
        });
        var client = server.client()) {
      for (int i = 0; i < 10; i++) {
        try (var events = client.stream("echo", "hi")) {
          var seen = new ArrayList<>();
          events.forEach(seen::add);
          assertEquals(3, seen.size());
        }
      }
      assertEquals(1, server.connections());
    }
  }
}

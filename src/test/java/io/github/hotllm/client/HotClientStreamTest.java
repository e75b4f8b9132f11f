package io.github.hotllm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.BrokenStreamException;
import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.RouteKind;
import io.github.hotllm.ThrottledException;
import io.github.hotllm.client.FakeServer.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HotClientStreamTest {
  private static final Script TWO_WORDS = peer -> {
    peer.request();
    peer.stream();
    peer.event("start", Said.START);
    peer.event("text", "{\"text\":\"one \"}");
    peer.chunk(": heartbeat\n\n");
    peer.event("text", "{\"text\":\"tw\u00F6\"}");
    peer.event("done", Said.DONE);
    peer.lastChunk();
  };

  @Test
  void aStreamHandsOnTheEventsAndTheServersReply() throws IOException {
    try (var server = new FakeServer(TWO_WORDS);
        var client = server.client();
        var events = client.stream("echo", "hi")) {
      var seen = all(events);

      assertTrue(server.requests().get(0).startsWith("POST /stream_llm HTTP/1.1\r\n"));
      assertEquals(
          List.of(
              new LlmEvent.Started(
                  "req-1",
                  "echo",
                  Optional.of("echo"),
                  "echo",
                  RouteKind.ECHO,
                  Billing.NONE,
                  List.of()),
              new LlmEvent.Text("one "),
              new LlmEvent.Text("tw\u00F6")),
          seen.subList(0, 3));
      var finished = (LlmEvent.Finished) seen.get(3);
      assertEquals("one tw\u00F6", finished.reply().text());
      assertEquals("req-1", finished.reply().requestId());
      assertEquals(4, seen.size());
    }
  }

  @Test
  void chunksMayBeCutAnywhere() throws IOException {
    var stream =
        "event: text\ndata: {\"text\":\"\u20AC\"}\n\nevent: done\ndata: " + Said.DONE + "\n\n";
    var bytes = stream.getBytes(StandardCharsets.UTF_8);
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          for (byte b : bytes) {
            peer.write("1;x=y\r\n");
            peer.write(new byte[] {b});
            peer.write("\r\n");
          }
          peer.write("0\r\nTrailer: x\r\n\r\n");
        });
        var client = server.client()) {
      assertEquals(new LlmEvent.Text("\u20AC"), all(client.stream("echo", "hi")).get(0));
    }
  }

  @Test
  void aStreamThatIsCutIsBrokenAndKeepsItsText() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          peer.event("start", Said.START);
          peer.event("text", "{\"text\":\"half\"}");
        });
        var client = server.client()) {
      var seen = new ArrayList<LlmEvent>();
      var e = assertThrows(
          BrokenStreamException.class, () -> client.stream("echo", "hi").forEach(seen::add));
      assertEquals(2, seen.size());
      assertEquals(Optional.of("half"), e.partialText());
      assertEquals(Optional.of("req-1"), e.requestId());
      assertEquals(
          "the connection to the hot server at 127.0.0.1:" + server.port()
              + " was cut before the answer was whole \u2013 see the server's log",
          e.getMessage());
    }
  }

  @Test
  void aBodyThatEndsWellWithoutDoneIsBrokenToo() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          peer.event("text", "{\"text\":\"half\"}");
          peer.lastChunk();
          peer.untilGone();
        });
        var client = server.client()) {
      var events = client.stream("echo", "hi").iterator();
      assertEquals(new LlmEvent.Text("half"), events.next());
      var e = assertThrows(BrokenStreamException.class, events::hasNext);
      assertEquals(Optional.of("half"), e.partialText());
      assertEquals("the stream of the hot server ended without its last event", e.getMessage());
    }
  }

  @Test
  void anErrorEventIsThrownAfterWhatCameBeforeIt() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.stream();
          peer.chunk("event: text\ndata: {\"text\":\"half\"}\n\nevent: error\ndata: " + Said.LIMITED
              + "\n\n");
          peer.untilGone();
        });
        var client = server.client()) {
      var events = client.stream("echo", "hi").iterator();
      assertEquals(new LlmEvent.Text("half"), events.next());
      var e = assertThrows(ThrottledException.class, events::next);
      assertEquals(Optional.of("half"), e.partialText());
      assertThrows(ThrottledException.class, events::next);
    }
  }

  @Test
  void anErrorInsteadOfAStreamIsThrownByTheIterator() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(429, Said.LIMITED);
        });
        var client = server.client()) {
      var events = client.stream("echo", "hi").iterator();
      var e = assertThrows(ThrottledException.class, events::hasNext);
      assertEquals(429, e.status());
    }
  }

  @Test
  void whatIsNoStreamIsNoHotServer() throws IOException {
    try (var server = new FakeServer(peer -> {
          peer.request();
          peer.json(200, "{}");
        });
        var client = server.client()) {
      var e = assertThrows(LlmException.class, client.stream("echo", "hi").iterator()::hasNext);
      assertEquals(
          "what answers on 127.0.0.1:" + server.port() + " is no hot server of this version (it"
              + " does not stream) \u2013 does another program use that port?",
          e.getMessage());
    }
  }

  @Test
  void eventsAreWalkedThroughOnce() throws IOException {
    try (var server = new FakeServer(TWO_WORDS);
        var client = server.client()) {
      var events = client.stream("echo", "hi");
      var iterator = events.iterator();
      assertThrows(IllegalStateException.class, events::iterator);
      while (iterator.hasNext()) {
        iterator.next();
      }
      assertThrows(NoSuchElementException.class, iterator::next);
      events.close();
      assertFalse(iterator.hasNext());
    }
  }

  private static List<LlmEvent> all(Events events) {
    var all = new ArrayList<LlmEvent>();
    events.forEach(all::add);
    return all;
  }
}

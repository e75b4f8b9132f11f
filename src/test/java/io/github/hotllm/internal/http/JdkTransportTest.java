package io.github.hotllm.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.concurrent.SystemClock;
import io.github.hotllm.internal.http.Recorder.Pulling;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.testing.FakeProvider;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent, what is heard, and in which order. */
class JdkTransportTest {
  private final SystemClock clock = new SystemClock();
  private final JdkTransport transport = new JdkTransport(clock);

  @AfterEach
  void close() {
    transport.close();
    clock.close();
  }

  @Test
  void aReplyIsHeardInOrder() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "hello", "X-Id: 7"))) {
      var recorder = Recorder.sent(transport, provider.uri("/v1"));
      assertEquals("hello", recorder.body());
      assertEquals(
          List.of("connecting", "connected", "head 200", "bytes", "end"), recorder.next(5));
      assertEquals(List.of("7"), recorder.headers().all("x-id"));
    }
  }

  @Test
  void nothingHappensBeforeTheFirstPull() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "hello"))) {
      var idle = new Recorder(transport, provider.uri("/never"), Pulling.ALWAYS);
      Recorder.sent(transport, provider.uri("/sent")).body();
      assertEquals(List.of(), idle.rest());
      assertEquals(1, provider.requests().size());
    }
  }

  @Test
  void theRequestIsWhatWasGivenAndLittleElse() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, ""))) {
      var headers = Headers.none().with("X-Api-Key", "secret").with("Content-Type", "a/b");
      var request = new Outgoing(provider.uri("/v1/x?y=z"), headers, "body".getBytes());
      var recorder = new Recorder(transport, request, Pulling.ALWAYS);
      recorder.flight().pull();
      assertEquals("", recorder.body());
      var seen = provider.requests().get(0);
      assertEquals("POST /v1/x?y=z HTTP/1.1", seen.line());
      assertEquals("body", seen.text());
      assertEquals("secret", seen.header("X-Api-Key").orElseThrow());
      assertEquals("hotllm/dev", seen.header("User-Agent").orElseThrow());
      assertEquals(
          Set.of("content-length", "content-type", "host", "user-agent", "x-api-key"),
          new TreeSet<>(seen.headers().keySet()));
    }
  }

  @Test
  void anEmptyBodyIsSentToo() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(204, ""))) {
      var request = new Outgoing(provider.uri("/"), Headers.none(), new byte[0]);
      var recorder = new Recorder(transport, request, Pulling.ALWAYS);
      recorder.flight().pull();
      assertEquals("", recorder.body());
      assertEquals(List.of("connecting", "connected", "head 204"), recorder.next(3));
      assertEquals("0", provider.requests().get(0).header("content-length").orElseThrow());
    }
  }

  @Test
  void connectedIsHeardBeforeTheProviderSaysAnything() throws Exception {
    var answer = new CountDownLatch(1);
    try (var provider = FakeProvider.of(call -> {
      call.await(answer);
      call.reply(200, "late");
    })) {
      var recorder = Recorder.sent(transport, provider.uri("/"));
      assertEquals(List.of("connecting", "connected"), recorder.next(2));
      answer.countDown();
      assertEquals("late", recorder.body());
    }
  }

  @Test
  void chunksAndCloseDelimitedBodiesAreReadWholly() throws Exception {
    try (var provider = FakeProvider.inTurn(
        call -> {
          call.chunked(200);
          call.chunk("one ");
          call.chunk("two");
          call.lastChunk();
        },
        call -> {
          call.untilClosed(200);
          call.send("to the end");
          call.cut();
        })) {
      assertEquals("one two", Recorder.sent(transport, provider.uri("/")).body());
      assertEquals("to the end", Recorder.sent(transport, provider.uri("/")).body());
    }
  }

  /** Not each time, for on 17 the end may be heard a moment before the connection is pooled. */
  @Test
  void aConnectionIsUsedAgain() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "ok"))) {
      for (int i = 0; i < 20; i++) {
        Recorder.sent(transport, provider.uri("/")).body();
      }
      assertTrue(provider.connections() <= 5, () -> provider.connections() + " connections");
    }
  }

  @Test
  void noSignalComesOnTheThreadThatReadsTheSockets() throws Exception {
    var script = new AtomicInteger();
    try (var provider = FakeProvider.of(call -> {
      call.chunked(200);
      call.chunk("some");
      if (script.getAndIncrement() == 0) {
        call.lastChunk();
      } else {
        call.reset();
      }
    })) {
      var good = Recorder.sent(transport, provider.uri("/"));
      good.body();
      var cut = Recorder.sent(transport, provider.uri("/"));
      cut.failure();
      var refused = Recorder.sent(transport, Closed.uri());
      refused.failure();
      for (var recorder : List.of(good, cut, refused)) {
        assertTrue(
            recorder.threads().stream().allMatch(name -> name.startsWith("hotllm-http-")),
            () -> recorder.threads().toString());
      }
    }
  }

  /** The body is far larger than what the sockets hold, so a sender that ends was not held up. */
  @Test
  void aReaderThatDoesNotPullHoldsTheSenderUp() throws Exception {
    var sent = new AtomicInteger();
    var all = new CountDownLatch(1);
    var block = "x".repeat(1 << 16);
    try (var provider = FakeProvider.of(call -> {
      call.chunked(200);
      for (int i = 0; i < 1024; i++) {
        call.chunk(block);
        sent.incrementAndGet();
      }
      call.lastChunk();
      all.countDown();
    })) {
      var recorder = new Recorder(transport, provider.uri("/"), Pulling.BY_HAND);
      recorder.flight().pull();
      assertEquals(List.of("connecting", "connected", "head 200", "bytes"), recorder.next(4));
      assertFalse(all.await(500, TimeUnit.MILLISECONDS), "64 MiB were read without a pull");
      assertTrue(sent.get() < 512, () -> sent + " blocks of 64 KiB were sent");
      assertEquals(List.of(), recorder.rest());
      do {
        recorder.flight().pull();
      } while (recorder.next().equals("bytes"));
      assertEquals(1024 << 16, recorder.soFar().length());
    }
  }
}

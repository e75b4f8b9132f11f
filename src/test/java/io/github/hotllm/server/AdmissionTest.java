package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many calls there may be, and how they end when the server does. */
class AdmissionTest {
  private static final String STOPPING =
      "hotllm is about to stop, the answer is cut;" + " call again once it is back";

  @Test
  void beyondTheCapACallIsRefusedAtOnce() throws Exception {
    try (var server = new TestServer(builder -> builder.maxInFlight(2))) {
      var first = server.call("/call_llm");
      var second = server.call("/stream_llm");
      var reply = server.post("/call_llm").reply();
      assertEquals(429, reply.status());
      assertEquals(List.of("1"), reply.headers("retry-after"));
      assertTrue(reply.body().contains("\"type\":\"busy\""), reply::body);
      first.call().end("x");
      first.client().reply();
      var third = server.call("/call_llm");
      third.call().end("x");
      assertEquals(200, third.client().reply().status());
      second.call().end("x");
    }
  }

  @Test
  void aCallThatFailsMakesRoom() throws Exception {
    try (var server = new TestServer(builder -> builder.maxInFlight(1))) {
      server.engine.trap = () -> {
        throw new IllegalStateException("broken");
      };
      assertEquals(500, server.post("/call_llm").reply().status());
      assertEquals(500, server.post("/call_llm").reply().status());
    }
  }

  @Test
  void aServerThatIsClosedLetsItsCallsFinish() throws Exception {
    var server = new TestServer(builder -> builder.grace(Duration.ofSeconds(10)));
    var posted = server.call("/stream_llm");
    posted.call().start();
    var closing = closeAside(server);
    assertEquals(503, server.post("/call_llm").reply().status());
    var health = server.connect().get("/health").reply();
    assertEquals(503, health.status());
    assertTrue(health.body().startsWith("{\"status\":\"draining\",\"version\":"), health::body);
    posted.call().text("last");
    posted.call().end("last");
    assertTrue(posted.client().reply().body().endsWith("event: done\ndata: last\n\n"));
    closing.join();
    assertGone(server);
  }

  @Test
  void afterTheGraceTimeTheRestIsToldAndCut() throws Exception {
    var server = new TestServer(builder -> builder.grace(Duration.ofSeconds(10)));
    var stream = server.call("/stream_llm");
    stream.call().start();
    var whole = server.call("/call_llm");
    whole.call().awaitPull();
    var closing = closeAside(server);
    server.clock.advance(Duration.ofSeconds(10));
    var reply = stream.client().reply().body();
    assertTrue(
        reply.endsWith("event: error\ndata: {\"type\":\"busy\",\"message\":\"" + STOPPING
            + "\",\"request_id\":\"req_1\"}\n\n"),
        reply);
    var refused = whole.client().reply();
    assertEquals(503, refused.status());
    assertTrue(refused.body().contains(STOPPING), refused::body);
    stream.call().cancelled.await();
    whole.call().cancelled.await();
    closing.join();
    assertGone(server);
  }

  /** A client that reads nothing must not keep the server from stopping. */
  @Test
  void aClientThatDoesNotReadIsNotWaitedForLongerThanASecond() throws Exception {
    var server = new TestServer(builder -> builder.grace(Duration.ZERO));
    var posted = server.call("/stream_llm");
    var writer = new Thread(() -> floodUntilCancelled(posted.call()), "test-flood");
    writer.start();
    while (!isWriting(writer)) {
      Thread.onSpinWait();
    }
    server.close();
    posted.call().cancelled.await();
    writer.join();
  }

  private static void floodUntilCancelled(FakeCall call) {
    try {
      while (call.cancelled.getCount() > 0) {
        call.text("x".repeat(1 << 20));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isWriting(Thread thread) {
    return List.of(thread.getStackTrace()).toString().contains(".write0(");
  }

  private static Thread closeAside(TestServer server) throws Exception {
    var closing = new Thread(server.server::close, "test-closing");
    closing.start();
    while (server.connect().get("/health").reply().status() == 200) {
      Thread.onSpinWait();
    }
    return closing;
  }

  private static void assertGone(TestServer server) {
    assertThrows(IOException.class, server::connect);
  }
}

package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A thousand that send a byte and no more keep nobody out, and are shown the door. */
@Execution(ExecutionMode.CONCURRENT)
class SlowSendersTest {
  private static final int SENDERS = 1_000;
  private static final int LOOKS = 100;
  /** Aimed at are 100 ms; a busy machine may take longer, and now and then much longer. */
  private static final Duration MOST = Duration.ofMillis(500);

  private final RealServer server = new RealServer();
  private final List<RawClient> senders = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (var sender : senders) {
      sender.close();
    }
    server.close();
  }

  @Test
  void healthIsToldAtOnceAndEachIsClosedInTime(TestReporter reporter) throws IOException {
    long began = System.nanoTime();
    for (int number = 0; number < SENDERS; number++) {
      var sender = server.connect();
      senders.add(sender);
      if (number % 2 == 0) {
        sender.send(
            "POST /call_llm HTTP/1.1\r\nHost: 127.0.0.1:" + server.server.port() + "\r\nX:");
      } else {
        var headers = List.of("Content-Type: application/json", "Content-Length: 9");
        sender.request("POST /call_llm", headers, "{");
      }
    }
    var waits = new ArrayList<Long>();
    for (int look = 0; look < LOOKS; look++) {
      long before = System.nanoTime();
      try (var client = server.connect()) {
        assertEquals(200, client.get("/health").reply().status());
      }
      waits.add((System.nanoTime() - before) / 1_000);
    }
    waits.sort(null);
    reporter.publishEntry(
        "health",
        "median " + waits.get(LOOKS / 2) + " µs, p99 " + waits.get(LOOKS - 2) + " µs, maximum "
            + waits.get(LOOKS - 1) + " µs");
    for (var sender : senders) {
      assertTrue(sender.isAtEnd());
    }
    var closed = Duration.ofNanos(System.nanoTime() - began);
    reporter.publishEntry("all closed", "after " + closed.toMillis() + " ms");
    assertTrue(closed.compareTo(Duration.ofSeconds(20)) < 0, closed::toString);
    assertTrue(waits.get(LOOKS * 9 / 10) < MOST.toNanos() / 1_000, () -> waits + " µs");
  }
}

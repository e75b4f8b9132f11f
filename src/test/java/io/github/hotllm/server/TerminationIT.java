package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.Jvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SIGTERM does to a server that is in the middle of an answer. */
class TerminationIT {
  /** What the process may take beyond the grace time. */
  private static final Duration SLACK = Duration.ofSeconds(5);

  @TempDir
  Path home;

  @Test
  void anOpenStreamIsToldAndTheProcessLeavesWithinTheGraceTime() throws Exception {
    try (var server = RunnableJar.serve(new Jvm(home), "--port", "0", "--grace", "1");
        var client = new RawClient(server.port());
        var late = new RawClient(server.port())) {
      assertEquals(200, server.healthStatus());
      client.post("/stream_llm", slow(100));
      assertEquals("HTTP/1.1 200 OK", client.head().get(0));
      client.chunk();
      long before = System.nanoTime();
      server.running().process().destroy();
      awaitDraining(server);
      late.post("/call_llm", slow(1));
      assertEquals(503, late.reply().status());
      var last = "";
      for (var chunk = client.chunk(); !chunk.isEmpty(); chunk = client.chunk()) {
        last = chunk;
      }
      assertTrue(last.contains("event: error\n") && last.contains("\"type\":\"busy\""), last);
      assertEquals(143, server.running().end().exit());
      var took = Duration.ofNanos(System.nanoTime() - before);
      assertTrue(took.compareTo(Duration.ofSeconds(1).plus(SLACK)) < 0, took::toString);
    }
  }

  @Test
  void aShortAnswerStillComesWhole() throws Exception {
    try (var server = RunnableJar.serve(new Jvm(home), "--port", "0");
        var client = new RawClient(server.port())) {
      client.post("/stream_llm", slow(10));
      client.head();
      client.chunk();
      server.running().process().destroy();
      var rest = new StringBuilder();
      for (var chunk = client.chunk(); !chunk.isEmpty(); chunk = client.chunk()) {
        rest.append(chunk);
      }
      assertTrue(rest.toString().contains("event: done\n"), rest::toString);
      assertEquals(143, server.running().end().exit());
    }
  }

  private static void awaitDraining(RunnableJar.Server server) throws Exception {
    while (server.healthStatus() == 200) {
      Thread.onSpinWait();
    }
  }

  private static String slow(int words) {
    var prompt = String.join(" ", Collections.nCopies(words, "word"));
    return "{\"model\":\"echo/slow\",\"prompt\":\"" + prompt + "\"}";
  }
}

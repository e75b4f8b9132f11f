package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** JSON that is none, or means to do harm, is a bad request, and soon told. */
class JsonBombTest {
  private static final String CALL = "{\"model\":\"fake/m\",\"prompt\":\"Hello\"";
  private static final long LONGEST_MILLIS = 3_000;

  private final RealServer server = new RealServer();

  @AfterEach
  void close() {
    server.close();
  }

  private static Stream<String> notJson() {
    return Stream.of(
        "",
        " ",
        "{",
        "}",
        "[",
        "null",
        "1",
        "\"Hello\"",
        "[]",
        "nul",
        CALL,
        CALL + ",}",
        CALL + "}}",
        CALL + "} x",
        CALL + "}{}",
        "[" + CALL + "}]",
        "{'prompt':'Hello'}",
        "{prompt:\"Hello\"}",
        CALL + "/* */}",
        CALL + "}//",
        "\u00ef\u00bb\u00bf" + CALL,
        "prompt=Hello",
        "<prompt/>",
        CALL + ",\"max_tokens\":NaN}",
        CALL + ",\"max_tokens\":+1}",
        CALL + ",\"max_tokens\":01}",
        CALL + ",\"temperature\":Infinity}",
        "{\"prompt\":\"\\x\"}",
        "{\"prompt\":\"\n\"}",
        "{\"prompt\":\"\u00ff\"}",
        "{\"prompt\":\"\u00c0\u00af\"}");
  }

  private static Stream<String> bombs() {
    var keys = new StringBuilder();
    IntStream.range(0, 1_000_000).forEach(n -> keys.append(",\"k").append(n).append("\":0"));
    var colliding = new StringBuilder();
    IntStream.range(0, 1 << 14)
        .forEach(n -> colliding.append(",\"").append(collision(n)).append("\":0"));
    return Stream.of(
        "[".repeat(1_000_000),
        "{\"a\":".repeat(1_000_000),
        CALL + ",\"extra\":" + "[".repeat(65) + "]".repeat(65) + "}",
        CALL + ",\"extra\":" + "{\"a\":".repeat(65) + "1" + "}".repeat(65) + "}",
        CALL + keys + "}",
        CALL + ",\"extra\":{\"fake\":{\"a\":0" + keys + "}}}",
        CALL + colliding + "}",
        CALL + ",\"max_tokens\":1e1000000000}",
        CALL + ",\"temperature\":" + "9".repeat(1_000_000) + "}",
        CALL + ",\"" + "n".repeat(1_000_000) + "\":1}",
        CALL + ",\"prompt\":\"again\"}",
        CALL + ",\"extra\":{\"fake\":{\"a\":1,\"a\":2}}}");
  }

  /** Names of one and the same hash code. */
  private static String collision(int number) {
    var name = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return name.toString();
  }

  @Test
  void eachIsRefusedSoonAndNoneIsPassedOn(TestReporter reporter) throws IOException {
    var documents = Stream.concat(notJson(), bombs()).toList();
    var slow = new ArrayList<String>();
    long slowest = 0;
    for (var document : documents) {
      long before = System.nanoTime();
      var reply = server.post("/call_llm", document);
      long millis = (System.nanoTime() - before) / 1_000_000;
      var start = document.substring(0, Math.min(60, document.length()));
      assertEquals(400, reply.status(), () -> start + ": " + reply.body());
      assertTrue(reply.body().length() < 1_000, () -> start + " is quoted at length");
      slowest = Math.max(slowest, millis);
      if (millis > LONGEST_MILLIS) {
        slow.add(start + ": " + millis + " ms");
      }
    }
    reporter.publishEntry(documents.size() + " documents", "the slowest took " + slowest + " ms");
    assertEquals(List.of(), slow);
    assertEquals(0, server.provider.connections());
  }

  @Test
  void aPackedBodyIsNotUnpacked() throws IOException {
    for (var coding : List.of("gzip", "deflate", "br", "identity", "x-gzip, gzip")) {
      try (var client = server.connect()) {
        var reply =
            client.post("/call_llm", CALL + "}", "Content-Encoding: " + coding).reply();
        assertEquals(415, reply.status());
      }
    }
    assertEquals(0, server.provider.connections());
  }
}

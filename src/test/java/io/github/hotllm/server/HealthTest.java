package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.route.RouteState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class HealthTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void itTellsWhatTheServerKnows() throws Exception {
    var key = new RouteState(
        "anthropic",
        RouteKind.API,
        Billing.PER_TOKEN,
        Optional.of("set ANTHROPIC_API_KEY"),
        server.clock);
    var plan = new RouteState(
        "chatgpt", RouteKind.SUBSCRIPTION, Billing.FLAT_RATE, Optional.empty(), server.clock);
    plan.exhausted(server.clock.now().plusSeconds(60));
    server.engine.routes = List.of(key, plan);
    server.call("/stream_llm");
    server.clock.advance(Duration.ofMillis(2_900));
    var reply = server.connect().get("/health").reply();
    assertEquals(200, reply.status());
    assertEquals(List.of("application/json"), reply.headers("content-type"));
    assertEquals(1, reply.headers("x-request-id").size());
    assertEquals(
        "{\"status\":\"ok\",\"version\":\"dev\",\"uptime_s\":2,\"in_flight\":1,\"routes\":["
            + "{\"provider\":\"anthropic\",\"route\":\"api\",\"billing\":\"per_token\","
            + "\"state\":\"no_key\",\"hint\":\"set ANTHROPIC_API_KEY\"},"
            + "{\"provider\":\"chatgpt\",\"route\":\"subscription\",\"billing\":\"flat_rate\","
            + "\"state\":\"exhausted\",\"until\":\"2026-11-25T00:01:00Z\"}],"
            + "\"jdk\":" + Json.text(Runtime.version().toString()) + "}",
        reply.body());
  }

  /** Each slow sender costs a thread of its own and holds up nobody. */
  @Test
  void hundredsOfSlowSendersDoNotSilenceIt() throws Exception {
    var slow = new ArrayList<RawClient>();
    try {
      for (int i = 0; i < 150; i++) {
        slow.add(server.connect().send("P"));
        var head = List.of("Content-Type: application/json", "Content-Length: 100");
        slow.add(server.connect().request("POST /call_llm", head, "{"));
      }
      long before = System.nanoTime();
      assertEquals(200, server.connect().get("/health").reply().status());
      assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
    } finally {
      for (var client : slow) {
        client.vanish();
      }
    }
  }

  /** The JDK's server looks every second; the limit is 10 s. */
  @Test
  void aSenderThatIsTooSlowIsCut() throws Exception {
    var client = server.connect().send("POST /call_llm HTTP/1.1\r\n");
    assertTrue(client.isAtEnd());
  }
}

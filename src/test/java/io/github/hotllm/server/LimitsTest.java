package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of the configuration bind the server; what the builder says binds it more. */
class LimitsTest {
  private static final String STALL = "{\"model\":\"echo/stall\",\"prompt\":\"one two\"}";

  @Test
  void aBodyBeyondTheConfiguredSizeIsRefused() throws Exception {
    try (var llm = llm("{\"limits\":{\"max_body_bytes\":20}}");
        var server = HotServer.builder().llm(llm).port(0).start();
        var client = new RawClient(server.port())) {
      client.post("/call_llm", "{\"prompt\":\"Hi\"}");
      assertEquals(200, client.reply().status());
      client.post("/call_llm", "{\"prompt\":\"Hello there\"}");
      assertEquals(413, client.reply().status());
    }
  }

  @Test
  void aCallBeyondTheConfiguredNumberIsRefused() throws Exception {
    try (var llm = llm("{\"limits\":{\"max_in_flight\":1}}")) {
      assertSecondCallIsBusy(HotServer.builder().llm(llm));
    }
  }

  @Test
  void theBuilderWinsOverTheConfiguration() throws Exception {
    try (var llm = llm("{\"limits\":{\"max_in_flight\":9}}")) {
      assertSecondCallIsBusy(HotServer.builder().llm(llm).maxInFlight(1));
    }
  }

  private static void assertSecondCallIsBusy(HotServer.Builder builder) throws Exception {
    try (var server = builder.port(0).grace(Duration.ZERO).start();
        var first = new RawClient(server.port());
        var second = new RawClient(server.port())) {
      first.post("/stream_llm", STALL);
      assertEquals("HTTP/1.1 200 OK", first.head().get(0));
      second.post("/call_llm", STALL);
      var reply = second.reply();
      assertEquals(429, reply.status());
      assertTrue(reply.body().contains("\"type\":\"busy\""), reply.body());
    }
  }

  private static Llm llm(String config) {
    return Llm.builder().environment(Map.of()).config(config).build();
  }
}

package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.AccessToken;
import io.github.hotllm.Llm;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FakeProvider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A client of Anthropic's at the server, whose words go to Vertex as they were written. */
class VertexPassThroughTest {
  private static final String ANSWER = """
      {"id":"m","type":"message","role":"assistant","model":"claude-haiku-5-5","strange":[1.50],\
      "content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn",\
      "usage":{"input_tokens":3,"output_tokens":1}}""";

  @Test
  void onlyModelAndVersionAreOthers() throws Exception {
    try (var google =
            FakeProvider.of(call -> call.reply(200, ANSWER, "Content-Type: application/json"));
        var llm = Llm.builder()
            .environment(Map.of())
            .token("vertex-claude", () -> new AccessToken("ya29.test", Instant.MAX))
            .baseUrl("vertex-claude", google.uri("/v1/p").toString())
            .build();
        var server = HotServer.builder().llm(llm).port(0).start()) {
      var answer = post(
          server.uri().resolve("/v1/messages"),
          "{ \"max_tokens\": 100,\"x_new\":1.0, \"model\":\"vertex-claude/claude-haiku-5-5\","
              + " \"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}");

      assertEquals(ANSWER, answer);
      var request = google.requests().get(0);
      assertEquals("POST /v1/p/models/claude-haiku-5-5:rawPredict HTTP/1.1", request.line());
      assertEquals(Optional.empty(), request.header("anthropic-version"));
      assertEquals(Optional.of("a-beta"), request.header("anthropic-beta"));
      assertEquals(
          "{ \"max_tokens\": 100,\"x_new\":1.0,"
              + " \"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}],"
              + "\"anthropic_version\":\"2023-06-01\"}",
          request.text());
    }
  }

  private static String post(URI uri, String body) throws Exception {
    var request = HttpRequest.newBuilder(uri)
        .header("content-type", "application/json")
        .header("anthropic-version", "2023-06-01")
        .header("anthropic-beta", "a-beta")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}

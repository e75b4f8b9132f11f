package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that speaks Responses to a hot server, before providers that do so and that do not. */
class ResponsesDoorTest {
  private static final String CHAT =
      "{\"model\":\"m-1\",\"choices\":[{\"message\":{\"content\":\"ok\"},\"finish_reason\":\"stop\"}]}";
  private static final String RESPONSES =
      "{\"id\" : \"resp_1\",\"model\":\"m-1\",\"status\":\"completed\",\"output\":[],\"new\":1.50}";

  @Test
  void anAnswerOfTheSameFormatIsCopied() throws IOException {
    try (var door = new Door("fake", "openai-responses", RESPONSES)) {
      var reply = door.post("{\"model\":\"fake/m\",\"input\" : \"Hi\",\"top_logprobs\":1}");
      assertEquals(200, reply.status());
      assertEquals(RESPONSES, reply.body());
      assertEquals("/v1/responses", door.path());
      assertEquals(
          "{\"model\":\"m\",\"input\" : \"Hi\",\"top_logprobs\":1}",
          door.provider.requests().get(0).text());
    }
  }

  @Test
  void anAnswerInChatBecomesAResponse() throws IOException {
    try (var door = new Door("fake", "openai-chat", CHAT)) {
      var reply = door.post("{\"model\":\"fake/m\",\"input\":\"Hi\"}");
      var output = Node.of(Json.parse(reply.body())).at("output").at(0);
      assertEquals("ok", output.at("content").at(0).at("text").textOrEmpty());
      assertEquals("/v1/chat/completions", door.path());
    }
  }

  @Test
  void whatAServerWouldHaveToKeepIsRefused() throws IOException {
    try (var door = new Door("fake", "openai-chat", CHAT)) {
      var reply =
          door.post("{\"model\":\"fake/m\",\"input\":\"Hi\",\"previous_response_id\":\"resp_1\"}");
      assertEquals(400, reply.status());
      assertEquals(
          "previous_response_id",
          Node.of(Json.parse(reply.body())).at("error").at("param").textOrEmpty());
      assertTrue(door.provider.requests().isEmpty());
    }
  }

  @Test
  void whoStandsInForOpenAiIsSpokenToInChat() throws IOException {
    try (var door = new Door("openai", "", CHAT)) {
      assertEquals(
          200, door.post("{\"model\":\"openai/gpt-5.5\",\"input\":\"Hi\"}").status());
      assertEquals("/v1/chat/completions", door.path());
    }
  }

  /** A hot server before one provider. */
  private static final class Door implements AutoCloseable {
    private final FakeProvider provider;
    private final Llm llm;
    private final HotServer server;

    /** @param dialect empty for that of the built-in row */
    Door(String name, String dialect, String answer) {
      provider = FakeProvider.of(call -> call.reply(200, answer, "Content-Type: application/json"));
      var said = dialect.isEmpty() ? "" : "\"dialect\":\"" + dialect + "\",";
      llm = Llm.builder()
          .environment(Map.of("OPENAI_API_KEY", "key-of-the-fake"))
          .config("{\"providers\":{\"" + name + "\":{" + said + "\"base_url\":\""
              + provider.uri("/v1") + "\",\"api_key_env\":\"OPENAI_API_KEY\"}}}")
          .build();
      server = HotServer.builder().port(0).llm(llm).grace(Duration.ZERO).start();
    }

    RawClient.Reply post(String body) throws IOException {
      try (var client = new RawClient(server.port())) {
        return client.post("/v1/responses", body).reply();
      }
    }

    /** Where the provider was asked. */
    String path() {
      return provider.requests().get(0).line().split(" ")[1];
    }

    @Override
    public void close() {
      server.close();
      llm.close();
      provider.close();
    }
  }
}

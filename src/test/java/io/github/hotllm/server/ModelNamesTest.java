package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of a foreign format may call a model, and who is asked then. */
class ModelNamesTest {
  private final FakeProvider provider = FakeProvider.of(call -> call.reply(400, "{}"));
  private final Llm llm = Llm.builder()
      .environment(Map.of("ANTHROPIC_API_KEY", "key-of-anthropic", "XAI_API_KEY", "key-of-xai"))
      .config("{\"aliases\":{\"mine\":\"anthropic/claude-of-mine\"}}")
      .baseUrl("anthropic", provider.uri("").toString())
      .baseUrl("xai", provider.uri("/v1").toString())
      .build();
  private final HotServer server =
      HotServer.builder().port(0).llm(llm).grace(Duration.ZERO).start();

  @AfterEach
  void close() {
    server.close();
    llm.close();
    provider.close();
  }

  @ParameterizedTest
  @CsvSource({
    "mine, anthropic, claude-of-mine",
    "haiku, anthropic, claude-haiku-5-5",
    "anthropic/claude-of-tomorrow, anthropic, claude-of-tomorrow",
    "claude-haiku-5-5, anthropic, claude-haiku-5-5",
    "claude-of-tomorrow, anthropic, claude-of-tomorrow",
    "grok-of-tomorrow, xai, grok-of-tomorrow",
    "xai/anything-at-all, xai, anything-at-all"
  })
  void everyNameLeadsToItsProvider(String name, String who, String id) throws IOException {
    for (var path : new String[] {"/v1/chat/completions", "/v1/messages"}) {
      int before = provider.requests().size();
      assertEquals(400, post(path, name).status());
      assertEquals(before + 1, provider.requests().size());
      var request = provider.requests().get(before);
      assertTrue(request.text().contains("\"model\":\"" + id + "\""), request::text);
      var key = request.header("x-api-key").or(() -> request.header("authorization"));
      assertEquals(Optional.of("key-of-" + who), key.map(value -> value.replace("Bearer ", "")));
    }
  }

  @Test
  void aNameOfNobodyIsToldTheNearest() throws IOException {
    var chat = post("/v1/chat/completions", "haikuu");
    assertEquals(404, chat.status());
    assertTrue(chat.body().contains("\"code\":\"model_not_found\""), chat::body);
    assertTrue(chat.body().contains("did you mean \\\"haiku\\\""), chat::body);
    var messages = post("/v1/messages", "haikuu");
    assertEquals(404, messages.status());
    assertTrue(messages.body().contains("\"type\":\"not_found_error\""), messages::body);
    assertEquals(0, provider.connections());
  }

  private RawClient.Reply post(String path, String model) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client
          .post(
              path,
              "{\"model\":\"" + model + "\",\"max_tokens\":9,"
                  + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
          .reply();
    }
  }
}

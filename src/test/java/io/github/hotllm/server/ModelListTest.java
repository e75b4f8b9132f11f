package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.internal.dialect.Api;
import io.github.hotllm.internal.dialect.gemini.GeminiModels;
import io.github.hotllm.internal.engine.Assembly;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models that this machine can reach, as each API tells of them. */
class ModelListTest {
  private static final String HAIKU = "anthropic/claude-haiku-5-5";

  private final FakeProvider provider = FakeProvider.of(call -> call.reply(500, "{}"));
  private final Llm llm = llm(
      Map.of("ANTHROPIC_API_KEY", "key-of-nobody", "LAB_KEY", "key-of-nobody"),
      "{\"aliases\":{\"mine\":\"lab/gemma\",\"lost\":\"openai/gpt-6-luna\","
          + "\"either\":[\"openai/gpt-6-luna\",\"lab/gemma\"]},\"providers\":{\"lab\":{"
          + "\"dialect\":\"openai-chat\",\"base_url\":\"" + provider.uri("/v1")
          + "\",\"api_key_env\":\"LAB_KEY\"}}}");
  private final HotServer server = server(llm);

  @AfterEach
  void close() {
    assertEquals(0, provider.connections());
    server.close();
    llm.close();
    provider.close();
  }

  private static Llm llm(Map<String, String> environment, String config) {
    return Llm.builder().environment(environment).config(config).build();
  }

  private static HotServer server(Llm llm) {
    var doors =
        Assembly.doors().with(Api.of("/v1test", new FakeDialect("google"), new GeminiModels()));
    var backend =
        new Backend(Assembly.engine(llm), doors, Assembly.clock(llm), Assembly.limits(llm));
    return HotServer.builder().port(0).backend(backend).grace(Duration.ZERO).start();
  }

  private static RawClient.Reply get(HotServer server, String path, String... headers)
      throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.get(path, headers).reply();
    }
  }

  private Node told(String path, String... headers) throws IOException {
    var reply = get(server, path, headers);
    assertEquals(200, reply.status(), reply::body);
    assertEquals(List.of("application/json"), reply.headers("content-type"));
    assertEquals(1, reply.headers("x-request-id").size());
    return Node.of(Json.parse(reply.body()));
  }

  private static List<String> ids(Node rows, String field) {
    return rows.items().stream().map(row -> row.at(field).textOrEmpty()).toList();
  }

  @Test
  void aliasesComeFirstAndOnlyWhatCanBeReached() throws IOException {
    var list = told("/v1/models");
    var ids = ids(list.at("data"), "id");
    assertEquals("list", list.at("object").textOrEmpty());
    assertTrue(ids.containsAll(List.of("haiku", "mine", "either", "fast", "echo", HAIKU)));
    assertTrue(ids.indexOf("haiku") < ids.indexOf(HAIKU));
    assertFalse(ids.contains("lost") || ids.contains("gpt"), ids::toString);
    assertTrue(
        ids.stream().filter(id -> id.contains("/")).allMatch(id -> id.startsWith("anthropic/")),
        ids::toString);
    assertEquals(ids.size(), ids.stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"anthropic-version: 2023-06-01", "X-Api-Key: whatever"})
  void clientsOfAnthropicAreToldInItsShape(String header) throws IOException {
    var list = told("/v1/models?limit=5", header);
    var ids = ids(list.at("data"), "id");
    assertTrue(ids.containsAll(List.of("haiku", HAIKU)));
    assertEquals(false, list.at("has_more").value().orElseThrow());
    assertEquals(ids.get(0), list.at("first_id").textOrEmpty());
    assertEquals(ids.get(ids.size() - 1), list.at("last_id").textOrEmpty());
  }

  @Test
  void clientsOfGoogleAreToldInItsShape() throws IOException {
    assertTrue(ids(told("/v1test/models").at("models"), "name").contains("models/" + HAIKU));
    assertEquals(
        "{\"name\":\"models/mine\",\"displayName\":\"gemma\","
            + "\"supportedGenerationMethods\":[\"generateContent\"]}",
        get(server, "/v1test/models/mine").body());
    var known = told("/v1test/models/haiku");
    assertTrue(known.at("inputTokenLimit").count().orElse(0) > 0);
    assertTrue(known.at("outputTokenLimit").count().orElse(0) > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "either", "lab/gemma", "lab%2Fgemma", "lab/vendor/model:8b"})
  void oneModelIsTheRowOfTheList(String id) throws IOException {
    var plain = id.replace("%2F", "/");
    assertEquals(
        "{\"id\":\"" + plain + "\",\"object\":\"model\",\"created\":0,\"owned_by\":\"lab\"}",
        get(server, "/v1/models/" + id).body());
  }

  @Test
  void oneModelOfAnthropicsHasItsLimits() throws IOException {
    var row = told("/v1/models/" + HAIKU, "anthropic-version: 2023-06-01");
    assertEquals("model", row.at("type").textOrEmpty());
    assertEquals(HAIKU, row.at("id").textOrEmpty());
    assertEquals("1970-01-01T00:00:00Z", row.at("created_at").textOrEmpty());
    assertFalse(row.at("display_name").textOrEmpty().isEmpty());
    assertTrue(row.at("max_input_tokens").count().orElse(0) > 0);
    assertTrue(row.at("max_tokens").count().orElse(0) > 0);
  }

  @Test
  void whatIsNotThereOrOutOfReachIsNotFound() throws IOException {
    for (var id : List.of("haikuu", "openai/gpt-6-luna", "gpt")) {
      var chat = get(server, "/v1/models/" + id);
      assertEquals(404, chat.status());
      assertTrue(chat.body().contains("\"code\":\"model_not_found\""), chat::body);
      var messages = get(server, "/v1/models/" + id, "anthropic-version: 2023-06-01");
      assertEquals(404, messages.status());
      assertTrue(messages.body().contains("\"type\":\"not_found_error\""), messages::body);
    }
  }

  @Test
  void nothingButReadingIsAllowed() throws IOException {
    try (var client = new RawClient(server.port())) {
      var reply = client.post("/v1/models", "{}").reply();
      assertEquals(405, reply.status());
      assertEquals(List.of("GET"), reply.headers("allow"));
    }
  }

  @Test
  void whereNothingIsSetUpThereIsEcho() throws IOException {
    var nobody = "http://127.0.0.1:1/v1";
    var environment = Map.of(
        "OLLAMA_HOST", nobody,
        "LLAMACPP_BASE_URL", nobody,
        "LMSTUDIO_BASE_URL", nobody,
        "VLLM_BASE_URL", nobody);
    try (var bare = llm(environment, "{}");
        var other = server(bare)) {
      assertEquals(
          "{\"object\":\"list\",\"data\":["
              + "{\"id\":\"fast\",\"object\":\"model\",\"created\":0,\"owned_by\":\"echo\"},"
              + "{\"id\":\"echo\",\"object\":\"model\",\"created\":0,\"owned_by\":\"echo\"}]}",
          get(other, "/v1/models").body());
    }
  }
}

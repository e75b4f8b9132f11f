package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Google's SDKs call its API under either version; the stable one shares its root with others. */
class GoogleVersionsTest {
  private static final String BODY = "{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}";
  private static final String KEY = "x-goog-api-key: any";

  private final RealServer house = new RealServer();

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1beta", "/v1"})
  void bothGenerate(String root) throws IOException {
    var whole = post(root + "/models/echo:generateContent");
    assertEquals(200, whole.status());
    assertTrue(whole.body().startsWith("{\"candidates\":[{"), whole::body);
    var stream = post(root + "/models/echo%2Fslow:streamGenerateContent?alt=sse");
    assertTrue(stream.body().startsWith("data: {\"candidates\":[{"), stream::body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1beta", "/v1"})
  void bothListModelsAndRefuseInGooglesShape(String root) throws IOException {
    var first = get(root + "/models").at("models").items().get(0);
    assertEquals("models/echo", first.at("name").textOrEmpty());
    assertEquals("models/echo", get(root + "/models/echo").at("name").textOrEmpty());
    var refusal =
        Node.of(Json.parse(post(root + "/models/nosuch:generateContent").body()));
    assertEquals("NOT_FOUND", refusal.at("error").at("status").textOrEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1beta", "/v1"})
  void bothCount(String root) throws IOException {
    assertEquals("{\"totalTokens\":1}", post(root + "/models/echo:countTokens").body());
  }

  private RawClient.Reply post(String path) throws IOException {
    try (var client = house.connect()) {
      return client.post(path, BODY, KEY).reply();
    }
  }

  private Node get(String path) throws IOException {
    try (var client = house.connect()) {
      return Node.of(Json.parse(client.get(path, KEY).reply().body()));
    }
  }
}

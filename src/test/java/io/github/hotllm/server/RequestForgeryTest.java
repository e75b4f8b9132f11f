package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No request makes this server call an address, show a key or send a header of its choice. */
class RequestForgeryTest {
  private final FakeProvider stranger = FakeProvider.of(call -> call.reply(200, "{}"));
  private final RealServer server = new RealServer();

  @AfterEach
  void close() {
    server.close();
    stranger.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base_url",
        "baseUrl",
        "baseURL",
        "Base-Url",
        "BASE_URL",
        "api_base",
        "apiBase",
        "api_url",
        "url",
        "uri",
        "endpoint",
        "host",
        "proxy",
        "http_proxy",
        "openai_api_base",
        "anthropic_base_url",
        "custom_llm_provider",
        "provider",
        "providers",
        "headers",
        "extra_headers",
        "default_headers",
        "authorization",
        "api_key",
        "apiKey",
        "x-api-key",
        "callback_url",
        "webhook",
      })
  void anAddressAKeyOrAHeaderIsRefusedByName(String field) throws IOException {
    for (var path : new String[] {"/call_llm", "/stream_llm"}) {
      var reply = server.post(
          path,
          "{\"model\":\"fake/m\",\"prompt\":\"Hello\",\"" + field + "\":\"" + stranger.uri("/")
              + "\"}");
      assertEquals(400, reply.status(), reply.body());
      assertTrue(reply.body().contains("\"field\":\"" + field + "\""), reply::body);
    }
    assertNobodyWasCalled();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"URL\",\"prompt\":\"Hello\"}",
        "{\"model\":\"URL/m\",\"prompt\":\"Hello\"}",
        "{\"model\":\"fake@URL/m\",\"prompt\":\"Hello\"}",
        "{\"model\":\"//URL\",\"prompt\":\"Hello\"}",
        "{\"model\":{\"base_url\":\"URL\"},\"prompt\":\"Hello\"}",
      })
  void aModelsNameIsNoAddress(String body) throws IOException {
    var reply = server.post("/call_llm", body.replace("URL", stranger.uri("/").toString()));
    assertTrue(reply.status() == 400 || reply.status() == 404, reply::body);
    assertNobodyWasCalled();
  }

  @Test
  void whatIsExtraStaysInTheBody() throws IOException {
    var reply = server.post(
        "/call_llm",
        "{\"model\":\"fake/m\",\"prompt\":\"Hello\",\"extra\":"
            + "{\"fake\":{\"base_url\":\"" + stranger.uri("/") + "\",\"api_key\":\"x\","
            + "\"headers\":{\"x-evil\":\"1\"}}}}");
    assertEquals(200, reply.status(), reply.body());
    var request = server.provider.requests().get(0);
    assertEquals("POST /v1/chat/completions HTTP/1.1", request.line());
    assertEquals("Bearer key-of-the-fake", request.headers().get("authorization"));
    assertTrue(request.header("x-evil").isEmpty());
    assertEquals(0, stranger.connections());
  }

  @Test
  void anImagesAddressIsHandedOnAndNeverFetched() throws IOException {
    var image = stranger.uri("/image.png").toString();
    var reply = server.post(
        "/call_llm",
        "{\"model\":\"fake/m\",\"messages\":[{\"role\":\"user\","
            + "\"content\":[{\"type\":\"image\",\"url\":\"" + image + "\"}]}]}");
    assertEquals(200, reply.status(), reply.body());
    assertTrue(server.provider.requests().get(0).text().contains(image));
    assertEquals(0, stranger.connections());
  }

  @Test
  void theCallersOwnHeadersGoNowhere() throws IOException {
    try (var client = server.connect()) {
      var body = "{\"model\":\"fake/m\",\"prompt\":\"Hello\"}";
      var reply = client
          .post(
              "/call_llm",
              body,
              "X-Evil: 1",
              "Cookie: c",
              "Authorization: Bearer mine",
              "X-Forwarded-Host: evil.example",
              "X-Api-Key: mine")
          .reply();
      assertEquals(200, reply.status(), reply.body());
    }
    var headers = server.provider.requests().get(0).headers();
    assertEquals("Bearer key-of-the-fake", headers.get("authorization"));
    assertTrue(headers.keySet().stream()
        .noneMatch(name -> name.matches("x-evil|cookie|x-forwarded-host|x-api-key")));
  }

  private void assertNobodyWasCalled() {
    assertEquals(0, stranger.connections());
    assertEquals(0, server.provider.connections());
  }
}

package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.hotllm.internal.engine.Assembly;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server refuses itself, in the words of the format that is spoken at the path. */
class RefusalShapesTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String MESSAGES = "/v1/messages";
  private static final String TOKEN = "Authorization: Bearer s3cret-t0ken";
  private static final String JSON = "Content-Type: application/json";
  private static final String BODY = "{\"model\":\"haiku\",\"max_tokens\":9,"
      + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private final List<RawClient> clients = new ArrayList<>();
  private final TestServer server = new TestServer(
      settings -> settings
          .token("s3cret-t0ken")
          .maxInFlight(1)
          .maxBodyBytes(1_000)
          .grace(Duration.ofSeconds(10)),
      Assembly.doors());

  @AfterEach
  void close() throws IOException {
    server.close();
    for (var client : clients) {
      client.close();
    }
  }

  @Test
  void aWebPage() throws IOException {
    assertChat(post(CHAT, TOKEN, "Origin: null"), 403, "permission_error", "permission");
    assertMessages(post(MESSAGES, TOKEN, "Origin: null"), 403, "permission_error");
  }

  @Test
  void whoeverDoesNotShowTheToken() throws IOException {
    assertChat(post(CHAT), 401, "authentication_error", "invalid_api_key");
    assertMessages(post(MESSAGES), 401, "authentication_error");
  }

  @Test
  void aKeyInTheUrl() throws IOException {
    assertChat(post(CHAT + "?key=x", TOKEN), 400, "invalid_request_error", "invalid_request");
    assertMessages(post(MESSAGES + "?a=b&key=x", TOKEN), 400, "invalid_request_error");
  }

  @Test
  void aPathThatIsNotThere() throws IOException {
    assertChat(post("/v1/moderations", TOKEN), 404, "invalid_request_error", "unknown_url");
    assertMessages(post("/v1/batches", TOKEN, "anthropic-version: x"), 404, "not_found_error");
    assertMessages(post("/v1/messages/x", TOKEN, "X-Api-Key: x"), 404, "not_found_error");
  }

  @Test
  void anotherMethod() throws IOException {
    assertChat(get(CHAT), 405, "invalid_request_error", "invalid_request");
    assertMessages(get(MESSAGES), 405, "invalid_request_error");
  }

  @Test
  void aBodyThatIsTooLarge() throws IOException {
    var large = "{\"model\":\"" + "x".repeat(1_000) + "\"}";
    assertChat(
        connect().post(CHAT, large, TOKEN).reply(),
        413,
        "invalid_request_error",
        "invalid_request");
    assertMessages(connect().post(MESSAGES, large, TOKEN).reply(), 413, "request_too_large");
  }

  @Test
  void aBodyOfAnotherType() throws IOException {
    var headers = List.of(TOKEN, "Content-Length: 2");
    assertChat(
        connect().request("POST " + CHAT, headers, "{}").reply(),
        415,
        "invalid_request_error",
        "invalid_request");
    assertMessages(
        connect().request("POST " + MESSAGES, headers, "{}").reply(), 415, "invalid_request_error");
  }

  @Test
  void oneCallTooMany() throws Exception {
    var first = connect().post(CHAT, BODY, TOKEN);
    var call = server.engine.nextCall();
    var chat = post(CHAT, TOKEN);
    assertChat(chat, 429, "rate_limit_error", "busy");
    assertEquals(List.of("1"), chat.headers("retry-after"));
    var messages = post(MESSAGES, TOKEN);
    assertMessages(messages, 429, "rate_limit_error");
    assertEquals(List.of("1"), messages.headers("retry-after"));
    call.end("x");
    assertEquals(200, first.reply().status());
  }

  @Test
  void aCallWhileTheServerStops() throws Exception {
    connect().post(CHAT, BODY, TOKEN);
    var call = server.engine.nextCall();
    var closing = new Thread(server.server::close, "test-closing");
    closing.start();
    while (connect().get("/health").reply().status() == 200) {
      Thread.onSpinWait();
    }
    assertChat(post(CHAT, TOKEN), 503, "server_error", "busy");
    assertMessages(post(MESSAGES, TOKEN), 529, "overloaded_error");
    call.end("x");
    closing.join();
  }

  private RawClient connect() throws IOException {
    var client = server.connect();
    clients.add(client);
    return client;
  }

  private RawClient.Reply post(String path, String... headers) throws IOException {
    return connect().post(path, BODY, headers).reply();
  }

  private RawClient.Reply get(String path) throws IOException {
    return connect().get(path, TOKEN, JSON).reply();
  }

  private static void assertChat(RawClient.Reply reply, int status, String type, String code) {
    var error = Node.of(Json.parse(reply.body())).at("error");
    assertEquals(status, reply.status(), reply::body);
    assertEquals(type, error.at("type").textOrEmpty());
    assertEquals(code, error.at("code").textOrEmpty());
    assertFalse(error.at("message").textOrEmpty().isEmpty());
    assertEquals(1, reply.headers("x-request-id").size());
  }

  private static void assertMessages(RawClient.Reply reply, int status, String type) {
    var body = Node.of(Json.parse(reply.body()));
    assertEquals(status, reply.status(), reply::body);
    assertEquals("error", body.at("type").textOrEmpty());
    assertEquals(type, body.at("error").at("type").textOrEmpty());
    assertFalse(body.at("error").at("message").textOrEmpty().isEmpty());
    assertEquals(reply.headers("x-request-id"), reply.headers("request-id"));
    assertEquals(
        Optional.of(reply.headers("request-id").get(0)), body.at("request_id").text());
  }
}

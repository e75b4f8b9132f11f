package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused by its path, its method, its type or its size. */
class RequestShapeTest {
  private static final int MAX_BYTES = 64;

  private final TestServer server = new TestServer(builder -> builder.maxBodyBytes(MAX_BYTES));

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "//call_llm",
        "/call_llm/",
        "/call_llmX",
        "/Call_llm",
        "/%63all_llm",
        "/call_llm;v=1",
        "/x/../call_llm",
        "/./call_llm",
        "/x/%2e%2e/call_llm",
        "/healthX",
        "/health/",
        "/health/../../etc/passwd",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/v1",
        "/v1/calls/x",
        "/config",
        "/metrics",
        "/shutdown",
        "/favicon.ico",
      })
  void onlyExactPathsAreServed(String path) throws IOException {
    try (var client = server.connect()) {
      assertEquals(404, client.post(path, TestServer.PROMPT).reply().status());
    }
    assertEquals(0, server.engine.waitingCalls());
  }

  @Test
  void aWrongPathIsToldAllThatThereIs() throws IOException {
    assertEquals(
        "{\"fake_error\":{\"type\":\"invalid_request\",\"message\":\"there is nothing at this path;"
            + " there is POST /call_llm, GET /health, POST /stream_llm, POST /v1/calls,"
            + " POST /v1/stream\",\"request_id\":\"ID\"}}",
        server.connect().get("/").reply().body().replaceAll("req_[0-9a-f]{16}", "ID"));
  }

  @Test
  void aQueryIsNoPartOfThePathAndGoesToTheFormat() throws Exception {
    var posted = server.call("/v1/calls?beta=true");
    posted.call().end("x");
    assertEquals(200, posted.client().reply().status());
    assertEquals("/v1/calls?beta=true", server.foreign.decoded().take().path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /call_llm", "PUT /stream_llm", "DELETE /v1/calls", "GET /fast_call"})
  void otherMethodsAreToldTheRightOne(String line) throws IOException {
    var reply = server.connect().request(line, List.of(), "").reply();
    assertEquals(405, reply.status());
    assertEquals(List.of("POST"), reply.headers("allow"));
  }

  @Test
  void healthIsOnlyRead() throws IOException {
    var reply = server.connect().post("/health", "{}").reply();
    assertEquals(405, reply.status());
    assertEquals(List.of("GET"), reply.headers("allow"));
  }

  @Test
  void aHeadRequestGetsNoBody() throws IOException {
    var client = server.connect();
    var head = client.request("HEAD /health", List.of(), "").head();
    assertEquals("HTTP/1.1 405 Method Not Allowed", head.get(0));
    assertEquals(200, client.get("/health").reply().status());
  }

  @Test
  void theOldCallIsToldTheNewOne() throws IOException {
    var reply = server.connect().request("POST /fast_call", List.of(), "").reply();
    assertEquals(410, reply.status());
    assertTrue(reply.body().contains("curl --json '{\\\"model\\\":\\\"haiku\\\""), reply::body);
    assertTrue(reply.body().contains("POST /call_llm"), reply::body);
  }

  @Test
  void aCompatiblePathIsRefusedInItsOwnFormat() throws IOException {
    var reply = server.connect().request("GET /v1/calls", List.of(), "").reply();
    assertTrue(reply.body().startsWith("{\"foreign_error\":"), reply::body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
      })
  void jsonIsTaken(String type) throws Exception {
    var client = server.connect();
    post(client, "Content-Type: " + type);
    server.engine.nextCall().end("x");
    assertEquals(200, client.reply().status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-None: x",
        "Content-Type:",
        "Content-Type: text/plain",
        "Content-Type: text/plain; application/json",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: application/jsonp",
        "Content-Type: application/json; charset=utf-16",
        "Content-Type: application/json\r\nContent-Type: text/plain",
        "Content-Type: application/json\r\nContent-Encoding: gzip",
        "Content-Type: application/json\r\nContent-Encoding: identity",
      })
  void anythingElseIsToldHow(String headers) throws IOException {
    try (var client = server.connect()) {
      post(client, headers.split("\r\n"));
      assertEquals(415, client.reply().status());
    }
    assertEquals(0, server.engine.waitingCalls());
  }

  @Test
  void theRightTypeIsSpelledOut() throws IOException {
    var client = server.connect();
    post(client);
    assertTrue(client.reply().body().contains("curl --json"));
  }

  @Test
  void aBodyOfTheGreatestSizeIsTaken() throws Exception {
    var client = server.connect().post("/call_llm", promptOf(MAX_BYTES));
    server.engine.nextCall().end("x");
    assertEquals(200, client.reply().status());
  }

  @Test
  void aByteMoreIsNot() throws IOException {
    assertEquals(
        413, server.connect().post("/call_llm", promptOf(MAX_BYTES + 1)).reply().status());
  }

  @ParameterizedTest
  @ValueSource(longs = {MAX_BYTES + 1, 4_294_967_296L, Long.MAX_VALUE})
  void whatIsAnnouncedTooLargeIsNotWaitedFor(long length) throws IOException {
    try (var client = server.connect()) {
      var headers = List.of("Content-Type: application/json", "Content-Length: " + length);
      client.request("POST /call_llm", headers, "");
      assertEquals("HTTP/1.1 413 Request Entity Too Large", client.head().get(0));
    }
  }

  @Test
  void chunksWithoutEndAreCounted() throws IOException {
    try (var client = server.connect()) {
      var headers = List.of("Content-Type: application/json", "Transfer-Encoding: chunked");
      client.request("POST /call_llm", headers, ("10\r\n" + "x".repeat(16) + "\r\n").repeat(5));
      assertEquals("HTTP/1.1 413 Request Entity Too Large", client.head().get(0));
    }
  }

  @Test
  void aBodyThatBreaksOffOpensNoCall() throws IOException {
    try (var client = server.connect()) {
      var headers = List.of("Content-Type: application/json", "Content-Length: 40");
      client.request("POST /call_llm", headers, "{").vanish();
    }
    assertEquals(200, server.connect().get("/health").reply().status());
    assertEquals(0, server.engine.waitingCalls());
  }

  private static void post(RawClient client, String... headers) throws IOException {
    var lines = new ArrayList<>(List.of(headers));
    lines.add("Content-Length: " + TestServer.PROMPT.length());
    client.request("POST /call_llm", lines, TestServer.PROMPT);
  }

  private static String promptOf(int bytes) {
    return "{\"prompt\":\"" + "x".repeat(bytes - "{\"prompt\":\"\"}".length()) + "\"}";
  }
}

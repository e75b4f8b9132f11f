package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in: the attacks of web pages, and of those without the token. */
class GuardTest {
  private static final String TOKEN = "s3cret-t0ken";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final TestServer server = opened(new TestServer());

  @AfterEach
  void close() throws Exception {
    for (var resource : open) {
      resource.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"})
  void ourNamesAreOurs(String host) throws IOException {
    assertEquals(200, health("GET /health", "Host: " + host).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:PORT",
        "localhost.evil.example:PORT",
        "127.0.0.1.evil.example:PORT",
        "127.1:PORT",
        "0x7f.1:PORT",
        "0.0.0.0:PORT",
        "user@127.0.0.1:PORT",
        "127.0.0.1.:PORT",
        "localhost.:PORT",
        "127.0.0.1:1",
        "127.0.0.1",
        "127.0.0.1:PORT,evil.example",
        "[::ffff:127.0.0.1]:PORT",
        "",
      })
  void anyOtherNameIsRefused(String host) throws IOException {
    assertRefused(health("GET /health", "Host: " + host));
  }

  @Test
  void noNameAndTwoNamesAreRefused() throws IOException {
    assertRefused(health("GET /health"));
    assertRefused(health("GET /health", "Host: 127.0.0.1:PORT", "Host: 127.0.0.1:PORT"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://evil.example/health", "//evil.example/health"})
  void aForeignAuthorityInTheTargetIsRefused(String target) throws IOException {
    assertRefused(health("GET " + target, "Host: 127.0.0.1:PORT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: http://127.0.0.1:3000",
        "Origin: http://127.0.0.1:PORT",
        "Origin: null",
        "Origin:",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: none\r\nSec-Fetch-Site: cross-site",
      })
  void whatAWebPageSendsIsRefusedWhateverItsType(String header) throws IOException {
    var mark = header.replace("PORT", String.valueOf(server.server.port()));
    for (var type : List.of("text/plain", "multipart/form-data", "application/json", "")) {
      var headers = List.of(mark, "Content-Type: " + type, "Content-Length: 18");
      var client = opened(server.connect());
      var reply = client.request("POST /call_llm", headers, TestServer.PROMPT).reply();
      assertRefused(reply);
      assertEquals(List.of(), reply.headers("access-control-allow-origin"));
    }
    assertEquals(0, server.engine.waitingCalls());
  }

  @Test
  void whatAPersonTypesIntoABrowserIsNoPage() throws IOException {
    assertEquals(
        200, server.connect().get("/health", "Sec-Fetch-Site: none").reply().status());
  }

  @Test
  void aPreflightIsNotAllowed() throws IOException {
    var reply = server.connect().request("OPTIONS /call_llm", List.of(), "").reply();
    assertEquals(405, reply.status());
    assertFalse(reply.head().stream().anyMatch(line -> line.startsWith("access-control")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer",
        "Authorization: Bearer wrong",
        "Authorization: Bearer s3cret",
        "Authorization: Bearer s3cret-t0ken2",
        "Authorization: Basic s3cret-t0ken",
        "Authorization: s3cret-t0ken",
        "Authorization: Bearer s3cret-t0ken\r\nAuthorization: Bearer s3cret-t0ken",
        "X-Api-Key: s3cret-t0ken",
        "X-Nothing: at all",
      })
  void withoutTheTokenNothingButTheStatusIsTold(String header) throws IOException {
    var guarded = opened(new TestServer(builder -> builder.token(TOKEN)));
    for (var path : List.of("/call_llm", "/stream_llm", "/fast_call", "/none", "/call_llm?t=x")) {
      var reply =
          opened(guarded.connect()).post(path, TestServer.PROMPT, header).reply();
      assertEquals(401, reply.status(), path);
      assertEquals(List.of("Bearer"), reply.headers("www-authenticate"));
      assertFalse(reply.body().contains(TOKEN));
    }
    assertEquals(
        "{\"status\":\"ok\"}",
        opened(guarded.connect()).get("/health", header).reply().body());
    assertEquals(0, guarded.engine.waitingCalls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
  void theTokenOpensTheDoor(String scheme) throws Exception {
    var guarded = opened(new TestServer(builder -> builder.token(TOKEN)));
    var header = "Authorization: " + scheme + " " + TOKEN;
    var posted = guarded.call("/call_llm", header);
    posted.call().end("x");
    assertEquals(200, posted.client().reply().status());
    var health = opened(guarded.connect()).get("/health", header).reply().body();
    assertTrue(health.contains("\"version\""), health);
  }

  /** A GET whose host is up to the test. */
  private RawClient.Reply health(String line, String... headers) throws IOException {
    var head = line + " HTTP/1.1\r\n"
        + String.join(
            "", List.of(headers).stream().map(header -> header + "\r\n").toList());
    var client = opened(server.connect());
    return client
        .send(head.replace("PORT", String.valueOf(server.server.port())) + "\r\n")
        .reply();
  }

  private static void assertRefused(RawClient.Reply reply) {
    assertEquals(403, reply.status());
    assertTrue(reply.body().startsWith("{\"fake_error\":{\"type\":\"permission\","), reply::body);
    assertEquals(1, reply.headers("x-request-id").size());
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.add(resource);
    return resource;
  }
}

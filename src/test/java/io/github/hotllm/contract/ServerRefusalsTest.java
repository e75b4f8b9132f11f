package io.github.hotllm.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.CredentialsException;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.ThrottledException;
import io.github.hotllm.client.HotClient;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.server.HotServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of the error table that only our own server produces, at its door. */
class ServerRefusalsTest {
  private static final String PROMPT = "{\"model\":\"echo\",\"prompt\":\"Hello\"}";
  private static final LlmRequest STALL = LlmRequest.of("echo/stall", "one two three four");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Llm llm = Llm.builder().environment(Map.of()).config("{}").build();
  private final HotServer server = HotServer.builder()
      .llm(llm)
      .port(0)
      .maxInFlight(1)
      .maxBodyBytes(1_000)
      .grace(Duration.ofSeconds(30))
      .start();

  @AfterEach
  void close() {
    llm.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /fast_call   | application/json | 410 | gone            | POST /call_llm",
        "POST | /other       | application/json | 404 | invalid_request | POST /stream_llm",
        "GET  | /call_llm    | application/json | 405 | invalid_request | POST and nothing else",
        "POST | /health      | application/json | 405 | invalid_request | GET and nothing else",
        "POST | /call_llm    | text/plain       | 415 | invalid_request | --json",
        "POST | /stream_llm  | text/plain       | 415 | invalid_request | --json"
      })
  void whatIsNotOurApiIsRefused(
      String method, String path, String type, int status, String error, String words)
      throws Exception {
    var reply = send(HttpRequest.newBuilder(server.uri().resolve(path))
        .header("content-type", type)
        .method(method, BodyPublishers.ofString(PROMPT)));
    assertError(reply, status, error, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"prompt\":\"x\",\"promt\":\"y\"}        | promt",
        "{\"prompt\":7}                            | prompt",
        "{\"prompt\":\"x\",\"temperature\":3}      | temperature",
        "{\"prompt\":\"x\",\"base_url\":\"http:\"} | base_url",
        "{\"messages\":[{\"role\":\"user\"}]}      | messages[0].content",
        "{\"model\":\"echo\"}                      | prompt"
      })
  void ourOwnCheckNamesTheField(String body, String field) throws Exception {
    var error = assertError(post("/call_llm", body), 400, "invalid_request", "");
    assertEquals(Optional.of(field), error.at("field").text());
  }

  @Test
  void aBodyTooLargeIs413() throws Exception {
    var body = "{\"model\":\"echo\",\"prompt\":\"" + "x".repeat(1_000) + "\"}";
    assertError(post("/call_llm", body), 413, "invalid_request", "larger than 1000 bytes");
  }

  @Test
  void ourOwnCapIs429AtOnce() throws Exception {
    try (var client = HotClient.builder().address(server.uri()).build();
        var open = client.stream(STALL)) {
      assertTrue(open.iterator().hasNext());
      var reply = post("/call_llm", PROMPT);
      var error = assertError(reply, 429, "busy", "1 calls in flight");
      assertTrue(error.at("retryable").isTrue());
      assertEquals(Optional.of("1"), reply.headers().firstValue("retry-after"));
      var thrown = assertThrows(ThrottledException.class, () -> client.call("echo", "Hello"));
      assertEquals(429, thrown.status());
      assertEquals(Optional.of(Duration.ofSeconds(1)), thrown.retryAfter());
    }
  }

  /** The open stream keeps the server from ending at once; closing the client ends the stream. */
  @Test
  void aServerThatStopsIs503() throws Exception {
    try (var client = HotClient.builder().address(server.uri()).build();
        var open = client.stream(STALL)) {
      assertTrue(open.iterator().hasNext());
      var closed = CompletableFuture.runAsync(server::close);
      awaitDraining();
      assertError(post("/call_llm", PROMPT), 503, "busy", "is stopping");
      var thrown = assertThrows(ThrottledException.class, () -> client.call("echo", "Hello"));
      assertEquals(503, thrown.status());
      llm.close();
      closed.join();
    }
  }

  @Test
  void withoutItsTokenAServerRefuses() throws Exception {
    try (var guarded = HotServer.builder().llm(llm).port(0).token("s3cret").start();
        var client = HotClient.builder().address(guarded.uri()).build()) {
      var reply = send(HttpRequest.newBuilder(guarded.uri().resolve("/call_llm"))
          .header("content-type", "application/json")
          .POST(BodyPublishers.ofString(PROMPT)));
      assertError(reply, 401, "authentication", "HOTLLM_TOKEN");
      assertEquals(Optional.of("Bearer"), reply.headers().firstValue("www-authenticate"));
      var thrown = assertThrows(CredentialsException.class, () -> client.call("echo", "Hello"));
      assertEquals(401, thrown.status());
    }
  }

  @Test
  void aWebPageIsForbidden() throws Exception {
    var reply = send(HttpRequest.newBuilder(server.uri().resolve("/call_llm"))
        .header("content-type", "application/json")
        .header("origin", "https://page.example")
        .POST(BodyPublishers.ofString(PROMPT)));
    assertError(reply, 403, "permission", "web page");
  }

  private void awaitDraining() throws Exception {
    var health = HttpRequest.newBuilder(server.uri().resolve("/health"));
    while (send(health).statusCode() != 503) {
      Thread.onSpinWait();
    }
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.uri().resolve(path))
        .header("content-type", "application/json")
        .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static Node assertError(
      HttpResponse<String> reply, int status, String type, String words) {
    var error = Node.of(Json.parse(reply.body())).at("error");
    assertEquals(status, reply.statusCode());
    assertEquals(type, error.at("type").textOrEmpty());
    assertTrue(error.at("message").textOrEmpty().contains(words), reply::body);
    assertEquals(
        reply.headers().firstValue("x-request-id"), error.at("request_id").text());
    return error;
  }
}

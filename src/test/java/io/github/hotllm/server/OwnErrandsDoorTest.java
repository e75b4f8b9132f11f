package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.FakeRequest;
import io.github.hotllm.testing.FourFormats;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for counting and embedding in our own format, before each provider's. */
class OwnErrandsDoorTest {
  private static final String COUNT = "/count_tokens";
  private static final String EMBED = "/embed";
  private static final String TOKEN = "s3cret-t0ken";

  private final FourFormats house = new FourFormats(
      call -> call.reply(200, answer(call.request()), "Content-Type: application/json"));
  private final HotServer server = HotServer.builder().port(0).llm(house.llm()).start();

  private static String answer(FakeRequest request) {
    var line = request.line();
    if (line.contains("batchEmbedContents")) {
      return "{\"embeddings\":[{\"values\":[1,0.5]}],\"usageMetadata\":{\"promptTokenCount\":4}}";
    } else if (line.contains("embeddings")) {
      return "{\"data\":[{\"embedding\":\"AACAPwAAAD8=\"}],\"model\":\""
          + (request.text().contains("\"m\"") ? "m-1" : "text-embedding-3-small")
          + "\",\"usage\":{\"prompt_tokens\":4}}";
    }
    return line.contains("countTokens") ? "{\"totalTokens\":7}" : "{\"input_tokens\":7}";
  }

  @AfterEach
  void close() {
    server.close();
    house.close();
  }

  private RawClient.Reply post(String path, String body, String... headers) throws IOException {
    return post(server, path, body, headers);
  }

  private static RawClient.Reply post(HotServer server, String path, String body, String... headers)
      throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.post(path, body, headers).reply();
    }
  }

  private static String settled(String body) {
    return body.replaceAll("hot_\\w+", "ID").replaceAll("_ms\":\\d+", "_ms\":0");
  }

  private static String prompt(String model) {
    return "{\"model\":\"" + model + "\",\"system\":\"Be brief.\",\"prompt\":\"Hi\",\"top_p\":1}";
  }

  private static String texts(String model) {
    return "{\"model\":\"" + model + "\",\"texts\":[\"a\"],\"dimensions\":2}";
  }

  @ParameterizedTest
  @CsvSource({
    "claude/m, /v1/messages/count_tokens",
    "responses/m, /v1/responses/input_tokens",
    "google/m, /v1beta/models/m:countTokens"
  })
  void eachProviderThatCanCounts(String model, String path) throws IOException {
    var reply = post(COUNT, prompt(model));

    assertEquals(200, reply.status(), reply::body);
    assertEquals(
        "{\"tokens\":7,\"model\":\"m\",\"requested_model\":\"" + model + "\",\"provider\":\""
            + model.replace("/m", "") + "\",\"route\":\"api\",\"billing\":\"per_token\","
            + "\"attempts\":1,\"latency_ms\":0,\"overhead_ms\":0,\"request_id\":\"ID\"}",
        settled(reply.body()));
    assertEquals(1, house.asked().size());
    assertEquals(path, house.asked().get(0).split(" ")[0]);
    assertTrue(house.asked().get(0).contains("Be brief."));
    assertEquals(1, reply.headers("x-request-id").size());
    assertEquals(List.of(), reply.headers("x-hotllm-route"));
  }

  @ParameterizedTest
  @CsvSource({"chat/m, m-1", "google/m, m"})
  void eachProviderThatCanEmbeds(String model, String answered) throws IOException {
    var reply = post(EMBED, texts(model));

    assertEquals(200, reply.status(), reply::body);
    assertEquals(
        "{\"vectors\":[[1.0,0.5]],\"model\":\"" + answered + "\",\"requested_model\":\"" + model
            + "\",\"provider\":\"" + model.replace("/m", "") + "\",\"route\":\"api\","
            + "\"billing\":\"per_token\",\"usage\":{\"input_tokens\":4,\"output_tokens\":0},"
            + "\"attempts\":1,\"latency_ms\":0,\"overhead_ms\":0,\"request_id\":\"ID\"}",
        settled(reply.body()));
  }

  @Test
  void vectorsHaveTheirExactCost() throws IOException {
    var reply = post(EMBED, texts("text-embedding-3-small"));

    assertTrue(reply.body().contains("\"cost_usd\":8E-8,"), reply::body);
  }

  @Test
  void whoWantsBase64GetsIt() throws IOException {
    var reply = post(EMBED, "{\"model\":\"google/m\",\"texts\":[\"a\"],\"encoding\":\"base64\"}");

    assertTrue(reply.body().startsWith("{\"vectors\":[\"AACAPwAAAD8=\"],"), reply::body);
  }

  @Test
  void fieldsOfAProviderReachIt() throws IOException {
    post(
        EMBED,
        "{\"model\":\"google/m\",\"texts\":\"a\","
            + "\"extra\":{\"gemini\":{\"taskType\":\"CLUSTERING\"},\"openai-chat\":{\"user\":\"u\"}}}");

    assertTrue(house.asked().get(0).contains("\"taskType\":\"CLUSTERING\""));
    assertTrue(!house.asked().get(0).contains("user"));
  }

  @ParameterizedTest
  @CsvSource({"/count_tokens, chat/m, count tokens", "/embed, claude/m, embed texts"})
  void whoCannotIsNamed(String path, String model, String what) throws IOException {
    var reply = post(path, path.equals(EMBED) ? texts(model) : prompt(model));

    assertEquals(400, reply.status());
    assertTrue(
        reply.body().startsWith("{\"error\":{\"type\":\"invalid_request\",\"message\":\""),
        reply::body);
    assertTrue(reply.body().contains("which has no way to " + what), reply::body);
    assertEquals(List.of(), house.asked());
  }

  @ParameterizedTest
  @CsvSource({
    "/count_tokens, promt, is not a field that hotllm knows",
    "/count_tokens, input, is called prompt or messages here",
    "/embed, text, is not a field that hotllm knows",
    "/embed, input, 'is called prompt or messages here, and texts in /embed'"
  })
  void aMisspeltFieldIsNamed(String path, String field, String why) throws IOException {
    var reply = post(path, "{\"model\":\"echo\",\"" + field + "\":\"x\"}");

    assertEquals(400, reply.status());
    assertTrue(reply.body().contains("\"message\":\"" + field + " " + why), reply::body);
    assertTrue(reply.body().contains("\"field\":\"" + field + "\""), reply::body);
  }

  @ParameterizedTest
  @ValueSource(strings = {COUNT, EMBED})
  void theDoorIsGuardedAsThatOfCalls(String path) throws IOException {
    var body = path.equals(EMBED) ? texts("echo") : prompt("echo");
    try (var guarded = HotServer.builder()
        .port(0)
        .llm(house.llm())
        .token(TOKEN)
        .maxBodyBytes(200)
        .start()) {
      var bearer = "Authorization: Bearer " + TOKEN;
      assertEquals(200, post(guarded, path, body, bearer).status());
      assertEquals(401, post(guarded, path, body).status());
      // Where clients of other formats put a key; not in ours.
      assertEquals(401, post(guarded, path, body, "x-api-key: " + TOKEN).status());
      assertEquals(
          403, post(guarded, path, body, bearer, "Origin: http://a.example").status());
      assertEquals(
          403, post(guarded, path, body, bearer, "Sec-Fetch-Site: same-site").status());
      assertEquals(413, post(guarded, path, " ".repeat(201), bearer).status());
      assertEquals(
          415, post(guarded, path, body, bearer, "Content-Encoding: gzip").status());
      assertEquals(400, post(guarded, path + "?key=x", body, bearer).status());
      try (var client = new RawClient(guarded.port())) {
        assertEquals(405, client.get(path, bearer).reply().status());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"model\":1}", "{\"a\":1,\"a\":1}", "{} x"})
  void whatIsNoRequestIsABadOne(String body) throws IOException {
    for (var path : List.of(COUNT, EMBED)) {
      var reply = post(path, body);
      assertEquals(400, reply.status(), reply::body);
      assertTrue(reply.body().startsWith("{\"error\":{\"type\":\"invalid_request\""), reply::body);
    }
  }

  @Test
  void echoRehearsesFailuresHereToo() throws IOException {
    var reply = post(COUNT, prompt("echo/429"));
    assertEquals(429, reply.status());
    assertEquals(List.of("1"), reply.headers("retry-after"));
    assertTrue(reply.body().contains("\"type\":\"rate_limited\""), reply::body);
    assertEquals(429, post(EMBED, texts("echo/429")).status());
  }

  @Test
  void theLimitOfTheRequestHolds() throws IOException {
    var reply = post(EMBED, "{\"model\":\"echo/stall\",\"texts\":\"a\",\"timeout_ms\":20}");
    assertEquals(504, reply.status(), reply::body);
    assertTrue(reply.body().contains("\"phase\":\"total\""), reply::body);
    var body = "{\"model\":\"echo/stall\",\"prompt\":\"a b\",\"timeout_ms\":20}";
    assertEquals(504, post(COUNT, body).status());
  }
}

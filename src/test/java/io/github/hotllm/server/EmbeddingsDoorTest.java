package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.FourFormats;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for the doors of embeddings: each client's format, before each provider's. */
class EmbeddingsDoorTest {
  private static final String OPENAI = "/v1/embeddings";
  private static final String PACKED = """
      {"object":"list","data":[{"object":"embedding","index":1,"embedding":"AACAPwAAAD8="},\
      {"object":"embedding","index":0,"embedding":[0.25, -1e-3]}],"model":"m-1",\
      "usage":{"prompt_tokens":4,"total_tokens":4}}""";
  private static final String SECOND = ",{\"values\":[0.25,-0.001]}";
  private static final String GOOGLES =
      "{\"embeddings\":[{\"values\":[1,0.5]},{\"values\":[0.25,-0.001]}],"
          + "\"usageMetadata\":{\"promptTokenCount\":4}}";

  private final FourFormats house = new FourFormats(call -> call.reply(
      200,
      call.request().line().contains("batchEmbedContents")
          ? call.request().text().contains("\"b\"") ? GOOGLES : GOOGLES.replace(SECOND, "")
          : PACKED,
      "Content-Type: application/json"));
  private final HotServer server = HotServer.builder().port(0).llm(house.llm()).start();

  @AfterEach
  void close() {
    server.close();
    house.close();
  }

  private RawClient.Reply post(String path, String body) throws IOException {
    try (var client = new RawClient(server.port())) {
      return client.post(path, body).reply();
    }
  }

  @Test
  void inTheSameFormatAllButTheModelIsCopied() throws IOException {
    var body =
        "{ \"model\":\"chat/m\", \"input\":[[1,2]], \"encoding_format\":\"base64\", \"seed\":1 }";

    var reply = post(OPENAI, body);

    assertEquals(PACKED, reply.body());
    assertEquals(List.of("/v1/embeddings " + body.replace("chat/m", "m")), house.asked());
    assertEquals(List.of("api"), reply.headers("x-hotllm-route"));
    assertEquals(1, reply.headers("x-request-id").size());
  }

  @Test
  void openAisClientReachesGemini() throws IOException {
    var reply = post(
        OPENAI, "{\"model\":\"google/m\",\"input\":[\"a\",\"b\"],\"dimensions\":2,\"user\":\"u\"}");

    assertEquals(
        List.of("/v1beta/models/m:batchEmbedContents {\"requests\":["
            + "{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"outputDimensionality\":2,"
            + "\"model\":\"models/m\"},"
            + "{\"content\":{\"parts\":[{\"text\":\"b\"}]},\"outputDimensionality\":2,"
            + "\"model\":\"models/m\"}]}"),
        house.asked());
    assertEquals(
        "{\"object\":\"list\",\"data\":["
            + "{\"object\":\"embedding\",\"index\":0,\"embedding\":[1.0,0.5]},"
            + "{\"object\":\"embedding\",\"index\":1,\"embedding\":[0.25,-0.001]}],"
            + "\"model\":\"m\",\"usage\":{\"prompt_tokens\":4,\"total_tokens\":4}}",
        reply.body());
    assertEquals(
        List.of("user: left out, for Google's embeddings cannot say it"),
        reply.headers("x-hotllm-warning"));
  }

  @Test
  void whoWantsBase64GetsIt() throws IOException {
    var reply =
        post(OPENAI, "{\"model\":\"google/m\",\"input\":\"a\",\"encoding_format\":\"base64\"}");

    assertTrue(reply.body().contains("\"embedding\":\"AACAPwAAAD8=\""), reply::body);
  }

  @Test
  void googlesFieldsReachGoogle() throws IOException {
    var reply = post(
        "/v1beta/models/google%2Fm:embedContent",
        "{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"task_type\":\"CLUSTERING\"}");

    assertEquals(
        List.of("/v1beta/models/m:batchEmbedContents {\"requests\":[{\"content\":{\"parts\":"
            + "[{\"text\":\"a\"}]},\"taskType\":\"CLUSTERING\",\"model\":\"models/m\"}]}"),
        house.asked());
    assertEquals(
        "{\"embedding\":{\"values\":[1.0,0.5]},\"usageMetadata\":{\"promptTokenCount\":4}}",
        reply.body());
  }

  @Test
  void aBatchOfGooglesReachesOpenAi() throws IOException {
    var reply = post(
        "/v1beta/models/chat%2Fm:batchEmbedContents",
        "{\"requests\":[{\"model\":\"models/x\",\"content\":{\"parts\":[{\"text\":\"a\"}]},"
            + "\"taskType\":\"CLUSTERING\",\"outputDimensionality\":2},"
            + "{\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}");

    assertEquals(
        List.of("/v1/embeddings {\"model\":\"m\",\"input\":[\"a\",\"b\"],\"dimensions\":2,"
            + "\"encoding_format\":\"base64\"}"),
        house.asked());
    assertEquals(
        "{\"embeddings\":[{\"values\":[0.25,-0.001]},{\"values\":[1.0,0.5]}],"
            + "\"usageMetadata\":{\"promptTokenCount\":4}}",
        reply.body());
    assertEquals(
        List.of("requests[0].taskType: left out, for OpenAI's embeddings cannot say it"),
        reply.headers("x-hotllm-warning"));
  }

  @Test
  void whatIsNoTextIsRefusedWhereItCannotBeSaid() throws IOException {
    var tokens = post(OPENAI, "{\"model\":\"google/m\",\"input\":[1,2]}");
    assertEquals(400, tokens.status());
    assertTrue(tokens.body().contains("\"param\":\"input\""), tokens::body);

    var picture = post(
        "/v1beta/models/chat%2Fm:embedContent",
        "{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"AA==\"}}]}}");
    assertEquals(400, picture.status());
    assertTrue(picture.body().contains("INVALID_ARGUMENT"), picture::body);
    assertEquals(List.of(), house.asked());
  }

  /** It was told as a failure of hotllm itself, for no JSON can say it. */
  @ParameterizedTest
  @ValueSource(strings = {"[1e39]", "[-1e39]", "\"AADAfw==\"", "\"AACAfw==\""})
  void aVectorBeyondAllFloatsIsTheProvidersFailure(String vector) throws IOException {
    var answer = "{\"data\":[{\"embedding\":" + vector + "}]}";
    try (var strange = new FourFormats(call -> call.reply(200, answer));
        var door = HotServer.builder().port(0).llm(strange.llm()).start();
        var client = new RawClient(door.port())) {
      // Not in the provider's own format, which is copied.
      var reply = client
          .post(
              "/v1beta/models/chat%2Fm:embedContent",
              "{\"content\":{\"parts\":[{\"text\":\"a\"}]}}")
          .reply();

      assertEquals(502, reply.status(), reply::body);
      assertTrue(reply.body().contains("in place of a vector for each text"), reply::body);
    }
  }

  @Test
  void aProviderWithoutEmbeddingsIsNamed() throws IOException {
    var reply = post(OPENAI, "{\"model\":\"claude/m\",\"input\":\"a\"}");

    assertEquals(400, reply.status());
    assertEquals(
        "{\"error\":{\"message\":\"claude is spoken to in anthropic, which has no way to embed"
            + " texts; ask a model of another provider\",\"type\":\"invalid_request_error\","
            + "\"code\":\"invalid_request\"}}",
        reply.body());
  }

  @Test
  void theInputHasToBeThere() throws IOException {
    for (var body : List.of("{\"model\":\"echo\"}", "{\"model\":\"echo\",\"input\":[]}")) {
      var reply = post(OPENAI, body);
      assertEquals(400, reply.status());
      assertTrue(reply.body().contains("\"param\":\"input\""), reply::body);
    }
  }

  @Test
  void echoEmbedsWithoutAKey() throws IOException {
    assertEquals(
        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
            + "\"embedding\":[1.0]}],\"model\":\"echo\","
            + "\"usage\":{\"prompt_tokens\":1,\"total_tokens\":1}}",
        post(OPENAI, "{\"model\":\"echo\",\"input\":\"word\",\"dimensions\":1}")
            .body()
            .replace("-1.0", "1.0"));
  }
}

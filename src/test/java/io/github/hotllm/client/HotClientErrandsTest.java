package io.github.hotllm.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.EmbedRequest;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmTimeoutException;
import io.github.hotllm.ThrottledException;
import io.github.hotllm.TokenCount;
import io.github.hotllm.UnavailableException;
import io.github.hotllm.Usage;
import io.github.hotllm.client.FakeServer.Script;
import io.github.hotllm.server.HotServer;
import io.github.hotllm.testing.FourFormats;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Counting and embedding by a hot server. */
class HotClientErrandsTest {
  private static final String STORY = """
      "model":"m-1","requested_model":"m","provider":"openai","route":"api",\
      "billing":"per_token","attempts":1,"latency_ms":3,"overhead_ms":1,\
      "warnings":["top_p: left out"],"request_id":"req-1"}""";
  private static final String COUNT = "{\"tokens\":7," + STORY;
  private static final String VECTORS = "{\"vectors\":[\"AACAPwAAAD8=\"],"
      + "\"usage\":{\"input_tokens\":4},\"cost_usd\":0.25," + STORY;

  private static final LlmRequest PROMPT = LlmRequest.of("m", "hi");

  /** Each of the two, for what has to hold for both. */
  static final List<Consumer<HotClient>> BOTH =
      List.of(client -> client.embed("m", List.of("a")), client -> client.countTokens(PROMPT));

  private static Script answer(int status, String body) {
    return peer -> {
      while (peer.request()) {
        peer.json(status, body);
      }
    };
  }

  private static String sent(FakeServer server) {
    var request = server.requests().get(0);
    return request.lines().findFirst().orElse("") + request.substring(request.indexOf("\r\n\r\n"));
  }

  @Test
  void textsBecomeVectorsWithTheirStory() throws IOException {
    try (var server = new FakeServer(answer(200, VECTORS));
        var client = server.client()) {
      var found = client.embed(EmbedRequest.builder("m")
          .texts(List.of("a"))
          .dimensions(2)
          .timeout(Duration.ofSeconds(9))
          .extra("gemini", Map.of("taskType", "CLUSTERING"))
          .build());

      assertArrayEquals(new float[] {1, 0.5f}, found.vectors().get(0));
      assertEquals("m-1", found.model());
      assertEquals("openai", found.provider());
      assertEquals(Optional.of(Usage.builder().inputTokens(4).build()), found.usage());
      assertEquals(Optional.of(new BigDecimal("0.25")), found.costUsd());
      assertEquals(List.of("top_p: left out"), found.warnings());
      assertEquals("req-1", found.requestId());
      assertEquals(
          "POST /embed HTTP/1.1\r\n\r\n{\"model\":\"m\",\"texts\":[\"a\"],\"dimensions\":2,"
              + "\"encoding\":\"base64\",\"timeout_ms\":9000,"
              + "\"extra\":{\"gemini\":{\"taskType\":\"CLUSTERING\"}}}",
          sent(server));
    }
  }

  @Test
  void theTokensOfARequestAreCounted() throws IOException {
    try (var server = new FakeServer(answer(200, COUNT));
        var client = server.client()) {
      assertEquals(
          new TokenCount(7, "m-1", "openai", List.of("top_p: left out"), "req-1"),
          client.countTokens(PROMPT));
      assertEquals(
          "POST /count_tokens HTTP/1.1\r\n\r\n{\"model\":\"m\",\"prompt\":\"hi\"}", sent(server));
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void theClientsTimeoutIsThatOfRequestsThatHaveNone(Consumer<HotClient> errand)
      throws IOException {
    var both = answer(200, VECTORS.replace("{\"vectors", "{\"tokens\":7,\"vectors"));
    try (var server = new FakeServer(both);
        var client = server.builder().timeout(Duration.ofSeconds(7)).build()) {
      errand.accept(client);

      assertTrue(server.requests().get(0).endsWith(",\"timeout_ms\":7000}"));
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void aFailureIsTheOneThatTheLibraryThrows(Consumer<HotClient> errand) throws IOException {
    try (var server = new FakeServer(answer(429, Said.LIMITED));
        var client = server.client()) {
      var e = assertThrows(ThrottledException.class, () -> errand.accept(client));
      assertEquals(ErrorType.RATE_LIMITED, e.type());
      assertEquals(Optional.of(Duration.ofMillis(1500)), e.retryAfter());
      assertEquals(429, e.status());
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void anAnswerToSomethingElseIsNoHotServers(Consumer<HotClient> errand) throws IOException {
    for (var body : List.of("", "[]", "{\"tokens\":-1}", "<html>", Said.REPLY, "{" + STORY)) {
      try (var server = new FakeServer(answer(200, body));
          var client = server.client()) {
        var e = assertThrows(UnavailableException.class, () -> errand.accept(client), body);
        assertEquals(ErrorType.PROVIDER_ERROR, e.type());
        assertTrue(String.valueOf(e.getMessage()).contains("is no hot server of this version"));
      }
    }
  }

  @Test
  void fewerVectorsThanTextsAreNoAnswer() throws IOException {
    try (var server = new FakeServer(answer(200, VECTORS));
        var client = server.client()) {
      assertThrows(UnavailableException.class, () -> client.embed("m", List.of("a", "b")));
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void aServerThatMissesTheDeadlineIsGivenUp(Consumer<HotClient> errand) throws IOException {
    var soon = Duration.ofMillis(50);
    try (var server = new FakeServer(FakeServer.Peer::untilGone);
        var client = server.builder().timing(new Timing(soon, soon, soon, soon)).build()) {
      var e = assertThrows(LlmTimeoutException.class, () -> errand.accept(client));
      assertEquals(Optional.of(Phase.TOTAL), e.phase());
    }
  }

  @ParameterizedTest
  @FieldSource("BOTH")
  void aConnectionIsUsedAgain(Consumer<HotClient> errand) throws IOException {
    var both = answer(200, VECTORS.replace("{\"vectors", "{\"tokens\":7,\"vectors"));
    try (var server = new FakeServer(both);
        var client = server.client()) {
      errand.accept(client);
      errand.accept(client);
      assertEquals(1, server.connections());
      assertEquals(2, server.requests().size());
    }
  }

  /** The whole way: client, server, provider. */
  @Test
  void aHotServerCountsAndEmbedsForItsClients() {
    try (var house = new FourFormats(call -> call.reply(200, "{\"input_tokens\":7}"));
        var server = HotServer.builder().port(0).llm(house.llm()).start();
        var client = HotClient.builder().address(server.uri()).build()) {
      var count = client.countTokens(
          LlmRequest.builder("claude/m").prompt("Hi").temperature(0.5).build());
      assertEquals(7, count.tokens());
      assertEquals("claude", count.provider());

      var ours = client.embed("echo", List.of("The cat sat", "dogs bark"));
      var theirs =
          house.llm().embed("echo", List.of("The cat sat", "dogs bark")).join();
      assertArrayEquals(theirs.vectors().toArray(), ours.vectors().toArray());
      assertEquals(theirs.usage(), ours.usage());
      assertEquals(theirs.costUsd(), ours.costUsd());
      assertEquals(theirs.model(), ours.model());

      var e = assertThrows(LlmException.class, () -> client.embed("claude/m", List.of("a")));
      assertTrue(e instanceof BadRequestException, e::toString);
    }
  }
}

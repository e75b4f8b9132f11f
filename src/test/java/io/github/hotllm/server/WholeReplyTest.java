package io.github.hotllm.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated("looks at all threads of this process")
class WholeReplyTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void anAnswerComesInOnePiece() throws Exception {
    var posted = server.call("/call_llm");
    posted.call().start();
    posted.call().text("Good ");
    posted.call().end("Good day");
    var reply = posted.client().reply();
    assertEquals(200, reply.status());
    assertEquals("{\"text\":\"Good day\",\"raw\":[]}", reply.body());
    assertEquals(List.of("application/json"), reply.headers("content-type"));
    assertEquals(List.of("req_1"), reply.headers("x-request-id"));
    assertEquals("Hello", posted.call().asked.request().messages().get(0).text());
  }

  @Test
  void itsConnectionServesTheNextCall() throws Exception {
    var posted = server.call("/call_llm");
    posted.call().end("one");
    assertEquals("{\"text\":\"one\",\"raw\":[]}", posted.client().reply().body());
    posted.client().post("/call_llm", TestServer.PROMPT);
    server.engine.nextCall().end("two");
    assertEquals("{\"text\":\"two\",\"raw\":[]}", posted.client().reply().body());
  }

  @Test
  void ourOwnFormatTellsTheStoryInItsBodyAlone() throws Exception {
    var posted = server.call("/call_llm");
    posted.call().end("x");
    assertEquals(
        List.of(),
        posted.client().reply().head().stream()
            .filter(line -> line.startsWith("x-hotllm"))
            .toList());
  }

  /** A warning may hold what no header may. */
  @Test
  void aForeignFormatTellsItInHeaders() throws Exception {
    var posted = server.call("/v1/calls");
    posted.call().end("x");
    var reply = posted.client().reply();
    assertEquals(List.of("req_1"), reply.headers("x-request-id"));
    assertEquals(List.of("api"), reply.headers("x-hotllm-route"));
    assertEquals(List.of("haiku-4"), reply.headers("x-hotllm-model"));
    assertEquals(
        List.of("top_p: dropped", "stop: ?x-evil: 1??y"), reply.headers("x-hotllm-warning"));
    assertEquals(List.of(), reply.headers("x-evil"));
  }

  @Test
  void whatCameInTheClientsFormatIsHandedOnToBeCopied() throws Exception {
    var posted = server.call("/call_llm");
    posted.call().literal("a");
    posted.call().literal("b");
    posted.call().end("x");
    assertEquals(
        "{\"text\":\"x\",\"raw\":[\"a\",\"b\"]}", posted.client().reply().body());
  }

  @Test
  void oneForeignBatchSpoilsTheCopy() throws Exception {
    var posted = server.call("/call_llm");
    posted.call().literal("a");
    posted.call().text("b");
    posted.call().literal("c");
    posted.call().end("x");
    assertEquals("{\"text\":\"x\",\"raw\":[]}", posted.client().reply().body());
  }

  @Test
  void aFailureHasItsStatusItsIdAndItsWait() throws Exception {
    var posted = server.call("/call_llm");
    posted
        .call()
        .fail(LlmException.builder(ErrorType.RATE_LIMITED, "slow down")
            .requestId("req_9")
            .retryAfter(Duration.ofMillis(1_001))
            .build());
    var reply = posted.client().reply();
    assertEquals(429, reply.status());
    assertEquals(List.of("2"), reply.headers("retry-after"));
    assertEquals(List.of("req_9"), reply.headers("x-request-id"));
    assertEquals(
        "{\"fake_error\":{\"type\":\"rate_limited\",\"message\":\"slow down\","
            + "\"request_id\":\"req_9\"}}",
        reply.body());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1000,1", "1001,2", "60000,60"})
  void theWaitIsInWholeSecondsRoundedUp(long millis, String seconds) throws Exception {
    var posted = server.call("/call_llm");
    posted
        .call()
        .fail(LlmException.builder(ErrorType.RATE_LIMITED, "slow down")
            .retryAfter(Duration.ofMillis(millis))
            .build());
    assertEquals(List.of(seconds), posted.client().reply().headers("retry-after"));
  }

  @Test
  void anErrorThrownWhileOpeningIsAReplyAndNoSilence() throws Exception {
    server.engine.trap = () -> {
      throw new StackOverflowError();
    };
    var reply = server.post("/call_llm").reply();
    assertEquals(500, reply.status());
    var error = Node.of(Json.parse(reply.body())).at("fake_error");
    assertEquals(
        "hotllm itself failed (StackOverflowError); its log says where, under this request id",
        error.at("message").textOrEmpty());
    assertEquals(List.of(error.at("request_id").textOrEmpty()), reply.headers("x-request-id"));
  }

  @Test
  void aRefusalThrownWhileOpeningIsTold() throws Exception {
    server.engine.trap = () -> {
      throw LlmException.of(ErrorType.MODEL_NOT_FOUND, "no such model");
    };
    assertEquals(404, server.post("/call_llm").reply().status());
  }

  @Test
  void aBodyThatTheFormatRefusesOpensNoCall() throws Exception {
    var reply = server
        .connect()
        .post("/call_llm", "{\"prompt\":\"x\",\"base_url\":\"y\"}")
        .reply();
    assertEquals(400, reply.status());
    assertTrue(reply.body().contains("base_url is not a field that hotllm knows"), reply::body);
    assertEquals(0, server.engine.waitingCalls());
  }

  @Test
  void credentialsOfTheRequestStayAtTheDoor() throws Exception {
    server
        .call(
            "/call_llm",
            "Authorization: Bearer a",
            "X-Api-Key: b",
            "Cookie: c",
            "anthropic-beta: d")
        .call()
        .end("x");
    var names = server.own.decoded().take().headers().asMap().keySet();
    assertEquals(
        List.of("anthropic-beta", "content-length", "content-type", "host"),
        names.stream().sorted().toList());
  }

  @Test
  void noThreadWaitsForAProvider() throws Exception {
    var open = new ArrayList<TestServer.Posted>();
    for (int i = 0; i < 20; i++) {
      open.add(server.call("/call_llm"));
    }
    for (var posted : open) {
      posted.call().awaitPull();
    }
    while (threadsInCalls() > 0) {
      Thread.onSpinWait();
    }
    assertEquals(200, server.connect().get("/health").reply().status());
    for (var posted : open) {
      posted.call().end("x");
      assertEquals(200, posted.client().reply().status());
    }
  }

  private static long threadsInCalls() {
    return Thread.getAllStackTraces().values().stream()
        .filter(stack -> List.of(stack).toString().contains(ClientCall.class.getName()))
        .count();
  }
}

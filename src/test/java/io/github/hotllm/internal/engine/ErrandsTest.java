package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.EmbedRequest;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.concurrent.Waiting;
import io.github.hotllm.testing.FakeProvider.Script;
import io.github.hotllm.testing.FourFormats;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for counting and embedding in a program: they are calls like any other. */
class ErrandsTest {
  private static final String VECTOR =
      "{\"data\":[{\"index\":0,\"embedding\":[1,-0.5]}],\"model\":\"text-embedding-3-small\","
          + "\"usage\":{\"prompt_tokens\":50,\"total_tokens\":50}}";

  private Optional<FourFormats> house = Optional.empty();

  private FourFormats house(Script... scripts) {
    house = Optional.of(new FourFormats(scripts));
    return house.get();
  }

  private static Script reply(int status, String body, String... headers) {
    return call -> call.reply(status, body, headers);
  }

  private static LlmException failure(CompletableFuture<?> future) {
    return assertThrows(LlmException.class, () -> Waiting.join(future));
  }

  @AfterEach
  void close() {
    house.ifPresent(FourFormats::close);
  }

  @Test
  void theVectorsComeWithUsageAndExactCost() {
    var llm = house(reply(200, VECTOR)).llm();

    var found = llm.embed("text-embedding-3-small", List.of("a")).join();

    assertArrayEquals(new float[] {1, -0.5f}, found.vectors().get(0));
    assertEquals(Optional.of(Usage.of(50, 0)), found.usage());
    assertEquals(Optional.of(new BigDecimal("0.000001")), found.costUsd());
    assertEquals("openai", found.provider());
    assertEquals("Embeddings[1 of text-embedding-3-small]", found.toString());
  }

  @Test
  void extraFieldsAreThoseOfTheirFormat() {
    var request = EmbedRequest.builder("google/m")
        .texts(List.of("a"))
        .extra("gemini", Map.of("taskType", "RETRIEVAL_QUERY"))
        .extra("openai-chat", Map.of("user", "u"))
        .build();
    var found = house(reply(200, "{\"embeddings\":[{\"values\":[1]}]}"));

    assertEquals(Optional.empty(), found.llm().embed(request).join().usage());

    assertEquals(
        List.of("/v1beta/models/m:batchEmbedContents {\"requests\":[{\"content\":{\"parts\":"
            + "[{\"text\":\"a\"}]},\"model\":\"models/m\",\"taskType\":\"RETRIEVAL_QUERY\"}]}"),
        found.asked());
  }

  @Test
  void aThrottledRequestIsSentAgain() {
    var house = house(reply(429, "{}", "Retry-After: 0"), reply(200, VECTOR));

    assertEquals(1, house.llm().embed("chat/m", List.of("a")).join().vectors().size());
    assertEquals(2, house.asked().size());
  }

  @Test
  void noOtherModelIsAskedWhateverTheAliasOrTheFallbacksSay() {
    var house = house(reply(400, "{\"error\":{\"message\":\"No.\",\"code\":\"model_not_found\"}}"));

    assertEquals(
        ErrorType.MODEL_NOT_FOUND,
        failure(house.llm().embed("both", List.of("a"))).type());
    assertEquals(1, house.asked().size());
  }

  @Test
  void aModelThatRestsIsAskedAllTheSame() {
    var house = house(call -> {
      if (call.request().text().contains("bad")) {
        call.reply(500, "{}", "x-should-retry: false");
      } else {
        call.reply(200, VECTOR);
      }
    });
    for (int i = 0; i < 5; i++) {
      failure(house.llm().embed("vectors", List.of("bad")));
    }

    house.llm().embed("vectors", List.of("a")).join();

    assertTrue(house.asked().stream().allMatch(asked -> asked.startsWith("/v1/embeddings ")));
    assertEquals(6, house.asked().size());
  }

  @Test
  void nobodyElseCountsForTheModelThatWouldAnswer() {
    var house = house(reply(200, "{\"input_tokens\":7}"));

    var failure = failure(house.llm().countTokens(LlmRequest.of("both", "Hi")));

    assertTrue(failure instanceof BadRequestException, failure::toString);
    assertEquals(List.of(), house.asked());
  }

  @Test
  void theCountLeavesOutWhatOnlyShapesTheAnswer() {
    var house = house(reply(200, "{\"input_tokens\":7}"));
    var request = LlmRequest.builder("claude/m")
        .prompt("Hi")
        .maxTokens(100)
        .temperature(0.5)
        .outputSchema("{\"type\":\"object\",\"additionalProperties\":false}")
        .build();

    var count = house.llm().countTokens(request).join();

    assertEquals(7, count.tokens());
    assertEquals("claude", count.provider());
    assertEquals(List.of(), count.warnings());
    assertEquals(
        List.of("/v1/messages/count_tokens {\"model\":\"m\",\"messages\":[{\"role\":\"user\","
            + "\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}],\"output_config\":{\"format\":"
            + "{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\","
            + "\"additionalProperties\":false}}}}"),
        house.asked());
  }

  /** What is not sent was told as set, lowered or left out. */
  @ParameterizedTest
  @ValueSource(strings = {"claude/m", "responses/m", "google/m"})
  void nothingIsToldOfWhatOnlyShapesTheAnswer(String model) {
    var request = LlmRequest.builder(model)
        .prompt("Hi")
        .temperature(2)
        .topP(0.5)
        .stop(" ")
        .build();
    var house = house(reply(200, "{\"input_tokens\":7,\"totalTokens\":7}"));

    assertEquals(List.of(), house.llm().countTokens(request).join().warnings());
  }

  @Test
  void anotherHotServerIsAskedInItsOwnFormatAndTellsItsStory() {
    var story =
        "\"model\":\"m-1\",\"requested_model\":\"m\",\"provider\":\"far\",\"route\":\"api\","
            + "\"billing\":\"per_token\",\"warnings\":[\"extra: left out\"],\"request_id\":\"r\"}";
    var house = house(
        reply(
            200,
            "{\"vectors\":[[1,-0.5],\"AACAPwAAAL8=\"],\"usage\":{\"input_tokens\":4},"
                + "\"cost_usd\":0.25," + story),
        reply(200, "{\"tokens\":7," + story));
    var request = EmbedRequest.builder("hot/m")
        .texts(List.of("a", "b"))
        .dimensions(2)
        .extra("gemini", Map.of("taskType", "CLUSTERING"))
        .build();

    var found = house.llm().embed(request).join();
    var count = house.llm().countTokens(LlmRequest.of("hot/m", "Hi")).join();

    assertArrayEquals(new float[] {1, -0.5f}, found.vectors().get(0));
    assertArrayEquals(new float[] {1, -0.5f}, found.vectors().get(1));
    assertEquals("m-1", found.model());
    assertEquals("hot", found.provider());
    assertEquals(Optional.of(new BigDecimal("0.25")), found.costUsd());
    assertEquals(Optional.of(4L), found.usage().map(usage -> usage.inputTokens().orElse(0)));
    assertEquals(List.of("extra: left out"), found.warnings());
    assertEquals(7, count.tokens());
    assertEquals(List.of("extra: left out"), count.warnings());
    assertEquals(
        List.of(
            "/embed {\"model\":\"m\",\"texts\":[\"a\",\"b\"],\"dimensions\":2,"
                + "\"encoding\":\"base64\",\"extra\":{\"gemini\":{\"taskType\":\"CLUSTERING\"}}}",
            "/count_tokens {\"model\":\"m\",\"prompt\":\"Hi\"}"),
        house.asked());
  }

  @Test
  void anotherHotServerThatHasTooFewVectorsHasNotAnswered() {
    var reply = "{\"vectors\":[],\"model\":\"m\",\"requested_model\":\"m\",\"provider\":\"p\","
        + "\"route\":\"api\",\"billing\":\"none\",\"request_id\":\"r\"}";

    var failure = failure(house(reply(200, reply)).llm().embed("hot/m", List.of("a")));

    assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
    assertTrue(failure.getMessage().contains("vectors must hold one for each text"));
  }

  @Test
  void whatIsNoVectorIsNoAnswer() {
    var house = house(reply(200, "{\"data\":[{\"embedding\":\"#\"}]}"));

    var failure = failure(house.llm().embed("chat/m", List.of("a")));

    assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
    assertEquals(3, house.asked().size());
  }

  @Test
  void fewerVectorsThanTextsAreNoAnswer() {
    var failure = failure(house(reply(200, VECTOR)).llm().embed("chat/m", List.of("a", "b")));

    assertEquals(
        "chat sent something else in place of a vector for each text; is its base URL right?",
        failure.getMessage());
  }

  @Test
  void cancellingTheFutureClosesTheConnection() throws Exception {
    var asked = new CountDownLatch(1);
    var closed = new CompletableFuture<Boolean>();
    var house = house(call -> {
      asked.countDown();
      closed.complete(call.awaitClosed(Duration.ofSeconds(5)));
    });
    var future = house.llm().embed("chat/m", List.of("a"));
    asked.await();

    assertTrue(future.cancel(true));

    assertTrue(closed.get());
  }

  @Test
  void theTimeoutCountsForAllOfIt() {
    var never = new CountDownLatch(1);
    var house = house(call -> call.await(never));
    var request = EmbedRequest.builder("chat/m")
        .texts(List.of("a"))
        .timeout(Duration.ofMillis(50))
        .build();

    var failure = failure(house.llm().embed(request));

    assertEquals(Optional.of(LlmException.Phase.TOTAL), failure.phase());
    never.countDown();
  }

  @Test
  void echoPutsTextsOfTheSameWordsNextToEachOther() {
    var llm = house(reply(500, "")).llm();

    var vectors = llm.embed("echo", List.of("The cat sat", "the CAT, sat.", "dogs bark"))
        .join()
        .vectors();

    assertEquals(16, vectors.get(0).length);
    assertArrayEquals(vectors.get(0), vectors.get(1));
    assertFalse(Arrays.equals(vectors.get(0), vectors.get(2)));
    assertEquals(
        ErrorType.RATE_LIMITED,
        failure(llm.embed(EmbedRequest.builder("echo/429")
                .texts(List.of("a"))
                .timeout(Duration.ofMillis(500))
                .build()))
            .type());
  }

  @Test
  void aRequestIsMadeAnewWithAllThatItSays() {
    var request = EmbedRequest.builder("m")
        .texts(List.of("a"))
        .dimensions(3)
        .timeout(Duration.ofSeconds(4))
        .extra("gemini", Map.of("x", 1L))
        .build();

    var same = request.toBuilder().build();

    assertEquals("m", same.model());
    assertEquals(List.of("a"), same.texts());
    assertEquals(OptionalInt.of(3), same.dimensions());
    assertEquals(Optional.of(Duration.ofSeconds(4)), same.timeout());
    assertEquals(request.extra(), same.extra());
    assertThrows(IllegalArgumentException.class, () -> request.toBuilder().timeout(Duration.ZERO));
  }

  @Test
  void aRequestWithoutTextsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> EmbedRequest.of("echo", List.of()));
  }
}

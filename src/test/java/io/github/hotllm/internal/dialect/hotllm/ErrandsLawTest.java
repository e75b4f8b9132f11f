package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Errands;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Vectors;
import io.github.hotllm.internal.dialect.hotllm.EmbeddingsJson.Encoding;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The law for counting and embedding: what was written is read again, all of it. */
class ErrandsLawTest {
  private static final int ROUNDS = 5_000;

  private final Samples samples = new Samples(20_261_130);

  @Test
  void aRequestForVectorsIsDecodedAsItWasEncodedButForTheModel() {
    var dialect = new HotllmEmbeddings();
    for (int i = 0; i < ROUNDS; i++) {
      var request = samples.embedRequest();
      var encoded = dialect.encode(Errands.embed(request), Neighbour.TARGET);
      var decoded = dialect.decode(encoded.wire());

      assertEquals("/embed", encoded.wire().path());
      assertEquals(List.of(), encoded.warnings());
      assertEquals(Delivery.WHOLE, encoded.delivery());
      assertEquals(Delivery.WHOLE, decoded.delivery());
      assertEquals(new Task.Embed(request.dimensions()), decoded.task());
      var read = Errands.embedRequest(decoded);
      assertEquals("openai/gpt-5.4", read.model());
      assertEquals(allButModel(request), allButModel(read));
    }
  }

  @Test
  void theServerDecodesWhatTheClientWrites() {
    for (int i = 0; i < ROUNDS; i++) {
      var request = samples.embedRequest();
      var asked = EmbedRequestJson.read(Json.bytes(EmbedRequestJson.write(request)));

      var read = Errands.embedRequest(asked);
      assertEquals(request.model(), read.model());
      assertEquals(allButModel(request), allButModel(read));
      assertEquals(Encoding.BASE64, EmbedRequestJson.encoding(asked.original()));
    }
  }

  @Test
  void aRequestForACountIsDecodedAsItWasEncodedButForTheModel() {
    var dialect = new HotllmCount();
    for (int i = 0; i < ROUNDS; i++) {
      var request = samples.request();
      var encoded = dialect.encode(Errands.count(request), Neighbour.TARGET);
      var decoded = dialect.decode(encoded.wire());

      assertEquals("/count_tokens", encoded.wire().path());
      assertEquals(List.of(), encoded.warnings());
      var model = request.toBuilder().model("openai/gpt-5.4").build();
      assertEquals(Said.by(model), Said.by(decoded.request()));
      assertEquals(Errands.count(model).task(), decoded.task());
      assertEquals(Delivery.WHOLE, decoded.delivery());
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsAreReadAsTheyWereWritten(Encoding encoding) {
    for (int i = 0; i < ROUNDS; i++) {
      var vectors = samples.vectors();
      var reply = samples.story().output(vectors).build();
      var body = Json.bytes(EmbeddingsJson.write(reply, encoding));

      var read = EmbeddingsJson.read(body, vectors.all().size());
      assertArrayEquals(vectors.all().toArray(), Vectors.of(read).all().toArray());
      var none = new Vectors(List.of());
      assertEquals(
          Said.by(reply.toBuilder().output(none).build()),
          Said.by(read.toBuilder().output(none).build()));
    }
  }

  @Test
  void aCountIsReadAsItWasWritten() {
    for (int i = 0; i < ROUNDS; i++) {
      var usage = Usage.builder().inputTokens(i).build();
      var reply = samples.story().usage(usage).build();

      var read = TokenCountJson.read(Json.bytes(TokenCountJson.write(reply)));
      assertEquals(Errands.tokenCount(reply), Errands.tokenCount(read));
      assertEquals(reply.requestedModel(), read.requestedModel());
      assertEquals(reply.route(), read.route());
      assertEquals(reply.billing(), read.billing());
      assertEquals(reply.attempts(), read.attempts());
      assertEquals(reply.latency(), read.latency());
    }
  }

  /** The prompt was measured, not used. */
  @Test
  void aCountHasNeitherUsageNorCost() {
    var usage = Usage.builder().inputTokens(7).build();
    assertEquals(
        "{\"tokens\":7,\"model\":\"\",\"requested_model\":\"\",\"provider\":\"\",\"route\":\"api\","
            + "\"billing\":\"none\",\"attempts\":1,\"latency_ms\":0,\"overhead_ms\":0,"
            + "\"request_id\":\"\"}",
        text(TokenCountJson.write(LlmReply.builder().usage(usage).build())));
  }

  @Test
  void vectorsAreWrittenInNumbersOrPacked() {
    var vectors = new Vectors(List.of(new float[] {1, -0.1f}));
    var reply = LlmReply.builder().output(vectors).usage(Usage.of(4, 0)).build();
    var numbers = "{\"vectors\":[[1.0,-0.1]],\"model\":\"\",\"requested_model\":\"\","
        + "\"provider\":\"\",\"route\":\"api\",\"billing\":\"none\","
        + "\"usage\":{\"input_tokens\":4,\"output_tokens\":0},\"attempts\":1,\"latency_ms\":0,"
        + "\"overhead_ms\":0,\"request_id\":\"\"}";

    assertEquals(numbers, text(EmbeddingsJson.write(reply, Encoding.NUMBERS)));
    assertEquals(
        numbers.replace("[1.0,-0.1]", "\"AACAP83MzL0=\""),
        text(EmbeddingsJson.write(reply, Encoding.BASE64)));
  }

  /** What another hot server sent is never copied: model, route and money are ours to tell. */
  @Test
  void theLiteralOfAnotherServerIsWrittenAnew() {
    var dialect = new HotllmCount();
    var usage = Usage.builder().inputTokens(7).build();
    var raw = List.of(Frame.body("{}".getBytes(UTF_8)));

    var whole = dialect
        .encoder(Asked.of(samples.request(), Delivery.WHOLE))
        .whole(LlmReply.builder().usage(usage).build(), raw);

    assertEquals("{\"tokens\":7", new String(whole.body(), UTF_8).substring(0, 11));
  }

  private static List<Object> allButModel(EmbedRequest r) {
    return List.of(r.texts(), r.dimensions(), r.timeout(), r.extra());
  }

  private static String text(Object json) {
    return new String(Json.bytes(json), UTF_8);
  }
}

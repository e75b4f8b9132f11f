package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.responses.Fixtures.PLAIN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.RandomRequests;
import io.github.hotllm.internal.dialect.RandomRequests.Feature;
import io.github.hotllm.internal.dialect.Requests;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of dialects: {@code decode(encode(x))} is {@code x}, but for what encode named. */
class ResponsesLawTest {
  private static final EnumSet<Feature> SAYABLE = EnumSet.of(
      Feature.IMAGE_DATA,
      Feature.IMAGE_URL,
      Feature.DOCUMENT_DATA,
      Feature.DOCUMENT_URL,
      Feature.RESULT_IMAGE,
      Feature.MID_SYSTEM,
      Feature.ONE_TOOL_PER_TURN,
      Feature.SEVERAL_TOOLS_PER_TURN,
      Feature.OUTPUT_SCHEMA);

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatResponsesCanSayComesBackAsItWas(long seed) {
    var request = sayable(seed);
    var encoded = DIALECT.encode(Asked.of(request, Delivery.STREAMED), PLAIN);
    var decoded = DIALECT.decode(encoded.wire());
    assertEquals(List.of(), encoded.warnings());
    assertEquals(Requests.print(request), Requests.print(decoded.request()));
    assertEquals(Delivery.STREAMED, decoded.delivery());
    assertEquals(List.of(), decoded.original().orElseThrow().unknown());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsLostIsNamed(long seed) {
    var request = new RandomRequests(seed, EnumSet.allOf(Feature.class)).next("m1");
    var encoded = DIALECT.encode(Asked.of(request, Delivery.WHOLE), PLAIN);
    var decoded = DIALECT.decode(encoded.wire()).request();
    boolean same = Requests.print(request).equals(Requests.print(decoded));
    assertEquals(same, encoded.warnings().isEmpty(), () -> Requests.print(request));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClientsOwnResponsesIsSentOnUntouched(long seed) {
    var first = DIALECT.encode(Asked.of(sayable(seed), Delivery.STREAMED), PLAIN);
    var asked = DIALECT.decode(first.wire());
    assertEquals(first.wire(), DIALECT.encode(asked, PLAIN).wire());
  }

  /** Without stop texts and the smallest limits, which Responses does not know. */
  private static LlmRequest sayable(long seed) {
    var request = new RandomRequests(seed, SAYABLE).next("m1");
    var builder = request.toBuilder().stop();
    request.maxTokens().ifPresent(tokens -> builder.maxTokens(Math.max(16, tokens)));
    return builder.build();
  }
}

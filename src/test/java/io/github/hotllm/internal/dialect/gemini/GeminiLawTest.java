package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.BUDGETS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.DIALECT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.RandomRequests;
import io.github.hotllm.internal.dialect.RandomRequests.Feature;
import io.github.hotllm.internal.dialect.Requests;
import io.github.hotllm.internal.dialect.State;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The law of dialects: {@code decode(encode(x))} is {@code x}, but for what encode named. */
class GeminiLawTest {
  private static final EnumSet<Feature> SAYABLE = EnumSet.of(
      Feature.IMAGE_DATA,
      Feature.IMAGE_URL,
      Feature.DOCUMENT_URL,
      Feature.RESULT_ERROR,
      Feature.STATE,
      Feature.OUTPUT_SCHEMA);

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatGeminiCanSayComesBackAsItWas(long seed) {
    // Its maker is other/model, whose states the requests hold.
    var request = new RandomRequests(seed, SAYABLE).next("model");
    var encoded = DIALECT.encode(Asked.of(request, Delivery.STREAMED), BUDGETS);
    var decoded = DIALECT.decode(encoded.wire());
    assertEquals(List.of(), encoded.warnings());
    assertEquals(
        Requests.print(request).replace("other/model:", State.ofClient("gemini", "")),
        Requests.print(decoded.request()));
    assertEquals(Delivery.STREAMED, decoded.delivery());
    assertEquals(List.of(), decoded.original().orElseThrow().unknown());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsLostIsNamed(long seed) {
    var features = EnumSet.allOf(Feature.class);
    // It is what Gemini does anyway.
    features.remove(Feature.SEVERAL_TOOLS_PER_TURN);
    var request = new RandomRequests(seed, features).next("m1");
    var target =
        Fixtures.target("google", "m1", List.of("minimal", "low", "medium", "high", "xhigh"));
    var encoded = DIALECT.encode(Asked.of(request, Delivery.WHOLE), target);
    var decoded = DIALECT.decode(encoded.wire()).request();
    boolean same = Requests.print(request).equals(Requests.print(decoded));
    assertEquals(same, encoded.warnings().isEmpty(), () -> Requests.print(request));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClientsOwnRequestIsSentOnUntouched(long seed) {
    var request = new RandomRequests(seed, SAYABLE).next("model");
    var first = DIALECT.encode(Asked.of(request, Delivery.STREAMED), BUDGETS).wire();
    var again = DIALECT.encode(DIALECT.decode(first), Fixtures.LEVELS);
    assertArrayEquals(first.body(), again.wire().body());
    assertEquals("/v1beta/models/m1:streamGenerateContent?alt=sse", again.wire().path());
    assertEquals(List.of(), again.warnings());
  }
}

package io.github.hotllm.internal.dialect.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
class ChatLawTest {
  private static final EnumSet<Feature> SAYABLE = EnumSet.of(
      Feature.IMAGE_DATA,
      Feature.IMAGE_URL,
      Feature.DOCUMENT_DATA,
      Feature.MID_SYSTEM,
      Feature.ONE_TOOL_PER_TURN,
      Feature.SEVERAL_TOOLS_PER_TURN,
      Feature.OUTPUT_SCHEMA);

  private final ChatDialect chat = new ChatDialect();

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatChatCanSayComesBackAsItWas(long seed) {
    var request = new RandomRequests(seed, SAYABLE).next("m1");
    var encoded = chat.encode(Asked.of(request, Delivery.STREAMED), Targets.plain());
    var decoded = chat.decode(encoded.wire());
    assertEquals(List.of(), encoded.warnings());
    assertEquals(Requests.print(request), Requests.print(decoded.request()));
    assertEquals(Delivery.STREAMED, decoded.delivery());
    assertEquals(List.of(), decoded.original().orElseThrow().unknown());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsLostIsNamed(long seed) {
    var features = EnumSet.allOf(Feature.class);
    features.remove(Feature.DOCUMENT_URL);
    var request = new RandomRequests(seed, features).next("m1");
    var encoded = chat.encode(Asked.of(request, Delivery.WHOLE), Targets.plain());
    var decoded = chat.decode(encoded.wire()).request();
    boolean same = Requests.print(request).equals(Requests.print(decoded));
    assertEquals(same, encoded.warnings().isEmpty(), () -> Requests.print(request));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aClientsOwnChatIsSentOnUntouched(long seed) {
    var request = new RandomRequests(seed, SAYABLE).next("m1");
    var first = chat.encode(Asked.of(request, Delivery.STREAMED), Targets.plain());
    var asked = chat.decode(first.wire());
    assertEquals(first.wire(), chat.encode(asked, Targets.plain()).wire());
  }
}

package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.internal.dialect.Heard;
import io.github.hotllm.internal.dialect.Metered;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Recorded streams, as a whole, in every split, and cut at every byte. */
class ChatStreamTest {
  static final List<Streams> STREAMS = Streams.ALL;

  @ParameterizedTest
  @FieldSource("STREAMS")
  void meansWhatItSays(Streams stream) {
    byte[] bytes = stream.wire().getBytes(UTF_8);
    assertEquals(stream.meaning(), Targets.ear(stream.target()).stream(bytes, 0).toString());
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everySplitGivesTheSameEvents(Streams stream) {
    byte[] bytes = stream.wire().getBytes(UTF_8);
    var expected = Targets.ear(stream.target()).stream(bytes, 0);
    for (int cut = 1; cut < bytes.length; cut++) {
      assertEquals(expected, Targets.ear(stream.target()).stream(bytes, cut), "split at " + cut);
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void cutAtAnyByteItIsNeverTakenForWhole(Streams stream) {
    byte[] bytes = stream.wire().getBytes(UTF_8);
    var whole = Targets.ear(stream.target()).stream(bytes, 0);
    int end = endOf(stream, bytes);
    for (int cut = 0; cut < end; cut++) {
      var answer = Targets.ear(stream.target()).stream(Arrays.copyOf(bytes, cut), 0);
      assertEquals(Optional.<Metered>empty(), answer.metered(), "cut at " + cut);
      assertEquals(ErrorType.STREAM_BROKEN, answer.failure().orElseThrow().type());
      assertTrue(whole.text().startsWith(answer.text()), "cut at " + cut);
      assertEquals(answer.events(), whole.events().subList(0, answer.events().size()));
    }
  }

  /** Where the last byte is that a whole stream needs. */
  private static int endOf(Streams stream, byte[] bytes) {
    var text = new String(bytes, UTF_8);
    int done = text.indexOf("[DONE]");
    int from = done < 0 ? text.indexOf("\"finish_reason\":\"length\"") : done;
    var blank = text.contains("\r") ? "\r\n\r" : "\n\n";
    int last = text.indexOf(blank, from) + blank.length();
    return text.substring(0, last).getBytes(UTF_8).length;
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void thePiecesOfACallAreItsArguments(Streams stream) {
    var answer = Targets.ear(stream.target()).stream(stream.wire().getBytes(UTF_8), 0);
    for (var event : answer.events()) {
      if (event instanceof LlmEvent.ToolCall call) {
        assertEquals(call.call().json(), pieces(answer, call.call().id()));
      }
    }
  }

  private static String pieces(Heard answer, String id) {
    var text = new StringBuilder();
    for (var event : answer.events()) {
      if (event instanceof LlmEvent.ToolCallDelta delta && delta.id().equals(id)) {
        text.append(delta.arguments());
      }
    }
    return text.isEmpty() ? "{}" : text.toString();
  }
}

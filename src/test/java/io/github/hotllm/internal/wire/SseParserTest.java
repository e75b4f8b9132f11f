package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class SseParserTest {
  static final List<SseVector> VECTORS = SseVector.ALL;

  @ParameterizedTest
  @FieldSource("VECTORS")
  void vectorAsAWhole(SseVector vector) {
    assertEquals(vector.expected(), SseOutcome.ofPieces(vector.bytes()));
  }

  @ParameterizedTest
  @FieldSource("VECTORS")
  void vectorInAllOneAndTwoCutSplits(SseVector vector) {
    byte[] bytes = vector.bytes();
    assertTrue(bytes.length <= 400, "too long for all splits");
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        var outcome = SseOutcome.ofPieces(bytes, first, second);
        if (!vector.expected().equals(outcome)) {
          assertEquals(vector.expected(), outcome, "cut at " + first + " and " + second);
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("VECTORS")
  void vectorByteByByteGivesEachEventWithItsLastByte(SseVector vector) {
    byte[] bytes = vector.bytes();
    var parser = new SseParser();
    var frames = new ArrayList<Frame>();
    var ends = new ArrayList<Integer>();
    for (int i = 0; i < bytes.length; i++) {
      for (var frame : parser.feed(ByteBuffer.wrap(bytes, i, 1))) {
        frames.add(frame);
        ends.add(i);
      }
    }
    assertEquals(vector.expected(), SseOutcome.of(parser, frames));
    assertEquals(new NaiveSseParser(bytes).ends(), ends);
  }

  @ParameterizedTest
  @FieldSource("VECTORS")
  void vectorInTheReferenceParser(SseVector vector) {
    assertEquals(vector.expected(), new NaiveSseParser(vector.bytes()).outcome());
  }

  @Test
  void vector4InItsRealSize() {
    byte[] bytes = SseVector.comments("x".repeat(2048)).getBytes(UTF_8);
    var expected = SseVector.utf8("", "").gives("1\n2\n3\n4").expected();
    assertEquals(expected, SseOutcome.ofPieces(bytes));
    assertEquals(
        expected, SseOutcome.ofPieces(bytes, IntStream.range(0, bytes.length).toArray()));
    for (int cut = 0; cut <= bytes.length; cut++) {
      assertEquals(expected, SseOutcome.ofPieces(bytes, cut), "cut at " + cut);
    }
  }

  @Test
  void vector10ALoneCrDeliversAtOnce() {
    var parser = new SseParser();
    assertEquals(List.of(), feed(parser, "data:a\r"));
    assertEquals(List.of(Frame.event("", bytes("a"))), feed(parser, "\r"));
    assertEquals(List.of(), feed(parser, "\n"));
    assertFalse(parser.end());
  }

  @Test
  void vector12TheIdIsThatOfTheLastEvent() {
    var parser = new SseParser();
    feed(parser, "id:1\ndata:a\n");
    assertEquals("", parser.lastEventId());
    feed(parser, "\n");
    assertEquals("1", parser.lastEventId());
    feed(parser, "id\ndata:b\n");
    assertEquals("1", parser.lastEventId());
    feed(parser, "\n");
    assertEquals("", parser.lastEventId());
  }

  static final List<List<String>> INVALID_UTF8 = List.of(
      List.of("a\u00FFb", "a\uFFFDb"),
      List.of("\u00E2\u0082", "\uFFFD"),
      List.of("\u00C0\u008A", "\uFFFD\uFFFD"),
      List.of("\u00ED\u00A0\u0080!", "\uFFFD!"));

  @ParameterizedTest
  @FieldSource("INVALID_UTF8")
  void vector17InvalidBytesStayAndReadAsReplacements(List<String> bytesAndText) {
    byte[] stream = ("data:" + bytesAndText.get(0) + "\n\n").getBytes(ISO_8859_1);
    var frame = new SseParser().feed(ByteBuffer.wrap(stream)).get(0);
    assertEquals(bytesAndText.get(0), new String(frame.data(), ISO_8859_1));
    assertEquals(bytesAndText.get(1), frame.text());
  }

  static List<ByteBuffer> kindsOfBuffers() {
    byte[] stream = bytes("data:a\n\ndata:b");
    var slice = ByteBuffer.allocate(stream.length + 10).position(7).put(stream);
    slice.flip().position(7);
    return List.of(
        ByteBuffer.wrap(stream),
        ByteBuffer.wrap(stream).asReadOnlyBuffer(),
        ByteBuffer.allocateDirect(stream.length).put(stream).flip(),
        slice,
        slice.slice());
  }

  @ParameterizedTest
  @MethodSource("kindsOfBuffers")
  void anyBufferIsReadToItsEnd(ByteBuffer buffer) {
    var parser = new SseParser();
    assertEquals(List.of(Frame.event("", bytes("a"))), parser.feed(buffer));
    assertFalse(buffer.hasRemaining());
    assertEquals(List.of(Frame.event("", bytes("b"))), feed(parser, "\n\n"));
  }

  @Test
  void theBufferIsOnlyLent() {
    byte[] stream = bytes("data:a\n\ndata:b");
    var parser = new SseParser();
    var frames = parser.feed(ByteBuffer.wrap(stream));
    IntStream.range(0, stream.length).forEach(i -> stream[i] = '!');
    assertEquals("a", frames.get(0).text());
    assertEquals("b", feed(parser, "\n\n").get(0).text());
  }

  @Test
  void anEventNameThatComesAgainIsTheSameString() {
    var frames = feed(new SseParser(), "event: delta\ndata: 1\n\nevent: delta\ndata: 2\n\n");
    assertSame(frames.get(0).event(), frames.get(1).event());
  }

  private static List<Frame> feed(SseParser parser, String text) {
    return parser.feed(ByteBuffer.wrap(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

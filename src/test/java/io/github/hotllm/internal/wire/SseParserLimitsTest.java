package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.hotllm.internal.wire.SseParser.TooLargeException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream may cost: bytes held, bytes copied, objects made. */
class SseParserLimitsTest {
  private static final String LINE_LIMIT = "A line of the event stream is longer than 10 bytes";
  private static final String EVENT_LIMIT = "The data of an event is longer than 10 bytes";

  @ParameterizedTest
  @ValueSource(strings = {"data:12345\n\n", "data:12345\r\r", ":comments1\ndata:12345\n\n"})
  void aLineOfExactlyTheLimitPasses(String stream) {
    assertEquals(List.of("12345"), texts(stream, () -> new SseParser(10, 99)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:123456\n\n",
        "data:123456",
        ":comments12\n",
        "nonsense123\n",
        "event:12345\n",
        "id:12345678\r\n"
      })
  void aLineBeyondTheLimitIsRefusedHoweverItIsCut(String stream) {
    assertRefused(stream, List.of(), LINE_LIMIT, () -> new SseParser(10, 99));
  }

  @Test
  void dataOfExactlyTheLimitPasses() {
    var stream = "data:123\ndata:45\ndata:678\n\ndata:1234567890\n\n";
    assertEquals(List.of("123\n45\n678", "1234567890"), texts(stream, () -> new SseParser(99, 10)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data:12345678901\n\n",
        "data:123\ndata:45\ndata:6789\n\n",
        "data\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\ndata\n"
      })
  void dataBeyondTheLimitIsRefusedHoweverItIsCut(String stream) {
    assertRefused(stream, List.of(), EVENT_LIMIT, () -> new SseParser(99, 10));
  }

  @Test
  void eventsBeforeTheRefusalAreDeliveredHoweverTheStreamIsCut() {
    var stream = "data:1\n\ndata:2\n\ndata:123456\n\ndata:3\n\n";
    assertRefused(stream, List.of("1", "2"), LINE_LIMIT, () -> new SseParser(10, 99));
  }

  @Test
  void vector18ALineOf64MebibytesIsRefusedAt8() {
    var parser = new SseParser();
    byte[] chunk = "x".repeat(1 << 20).getBytes(UTF_8);
    for (int mebibyte = 0; mebibyte < 8; mebibyte++) {
      assertEquals(List.of(), parser.feed(ByteBuffer.wrap(chunk)));
    }
    var refusal = assertThrows(TooLargeException.class, () -> parser.feed(ByteBuffer.wrap(chunk)));
    assertEquals("A line of the event stream is longer than 8388608 bytes", refusal.getMessage());
  }

  @Test
  void vector18AMillionEmptyDataLinesAreOneEvent() {
    byte[] stream = ("data:\n".repeat(1_000_000) + "\n").getBytes(UTF_8);
    var frames = new SseParser().feed(ByteBuffer.wrap(stream));
    assertEquals(1, frames.size());
    assertEquals("\n".repeat(999_999), frames.get(0).text());
  }

  @Test
  void vector18AMillionLongerDataLinesAreTooLarge() {
    byte[] stream = ("data:" + "x".repeat(16) + "\n").repeat(1_000_000).getBytes(UTF_8);
    var refusal =
        assertThrows(TooLargeException.class, () -> new SseParser().feed(ByteBuffer.wrap(stream)));
    assertEquals("The data of an event is longer than 16777216 bytes", refusal.getMessage());
  }

  @Test
  void manySmallEventsAreNoLargeOne() {
    var event = ByteBuffer.wrap("event: delta\ndata: 12345678\n\n".getBytes(UTF_8));
    var parser = new SseParser(20, 8);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(1, parser.feed(event.rewind()).size());
    }
  }

  @Test
  void anEventOfOneLineCostsOneArrayAndNoString() {
    int events = 10_000;
    byte[] stream = ("event: content_block_delta\ndata: " + "x".repeat(1000) + "\n\n")
        .repeat(events)
        .getBytes(UTF_8);
    long allocated = allocatedBy(() -> {
      assertEquals(events, new SseParser().feed(ByteBuffer.wrap(stream)).size());
    });
    long array = 1016;
    long frameAndItsPlaceInTheList = 48;
    assertTrue(
        allocated < events * (array + frameAndItsPlaceInTheList), allocated + " bytes allocated");
  }

  /** A parser that looked at all of a line again with each piece would be at it for hours. */
  @Test
  void aLineInPiecesOfOneByteTakesLinearTimeAndSpace() {
    int length = 4 << 20;
    byte[] stream = ("data:" + "x".repeat(length) + "\n\n").getBytes(UTF_8);
    long allocated = allocatedBy(() -> {
      var parser = new SseParser();
      var buffer = ByteBuffer.wrap(stream);
      for (int i = 1; i < stream.length; i++) {
        assertTrue(parser.feed(buffer.limit(i)).isEmpty());
      }
      assertEquals(length, parser.feed(buffer.limit(stream.length)).get(0).data().length);
    });
    assertTrue(allocated < 100L * stream.length, allocated + " bytes allocated");
  }

  @Test
  void dataInManyLinesIsCopiedALinearNumberOfTimes() {
    int lines = 200_000;
    byte[] stream = ("data: 12345678\n".repeat(lines) + "\n").getBytes(UTF_8);
    long allocated = allocatedBy(() -> new SseParser().feed(ByteBuffer.wrap(stream)));
    long valueOfEachLine = 24L * lines;
    assertTrue(allocated - valueOfEachLine < 6L * stream.length, allocated + " bytes allocated");
  }

  private static long allocatedBy(Runnable work) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    work.run();
    long before = threads.getThreadAllocatedBytes(id);
    work.run();
    return threads.getThreadAllocatedBytes(id) - before;
  }

  private static List<String> texts(String stream, Supplier<SseParser> parser) {
    return parser.get().feed(ByteBuffer.wrap(stream.getBytes(UTF_8))).stream()
        .map(Frame::text)
        .toList();
  }

  private static void assertRefused(
      String stream, List<String> before, String message, Supplier<SseParser> parsers) {
    byte[] bytes = stream.getBytes(UTF_8);
    for (int first = 0; first <= bytes.length; first++) {
      for (int second = first; second <= bytes.length; second++) {
        var parser = parsers.get();
        var texts = new ArrayList<String>();
        var pieces = List.of(
            Arrays.copyOfRange(bytes, 0, first),
            Arrays.copyOfRange(bytes, first, second),
            Arrays.copyOfRange(bytes, second, bytes.length));
        var refusal = assertThrows(TooLargeException.class, () -> {
          for (var piece : pieces) {
            parser.feed(ByteBuffer.wrap(piece)).forEach(frame -> texts.add(frame.text()));
          }
          parser.end();
        });
        assertEquals(message, refusal.getMessage());
        assertEquals(before, texts);
        assertThrows(TooLargeException.class, () -> parser.feed(ByteBuffer.allocate(0)));
        assertThrows(TooLargeException.class, parser::end);
      }
    }
  }
}

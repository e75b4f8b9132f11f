package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event, but JSON that a server has put into the stream. */
class SseParserUnframedTest {
  private static final String EVENT = "data: a\n\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":1}",
        "{\"error\":1}\n",
        "{\n  \"error\": 1\n}",
        "[{\n\"error\": 1\n}\n]",
        "{\n}\n: x\n"
      })
  void itIsKeptHoweverItIsCut(String json) {
    var bytes = (EVENT + json).getBytes(UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      var parser = new SseParser();
      var frames = new ArrayList<Frame>(parser.feed(ByteBuffer.wrap(bytes, 0, cut)));
      frames.addAll(parser.feed(ByteBuffer.wrap(bytes, cut, bytes.length - cut)));
      assertEquals(List.of("a"), frames.stream().map(Frame::text).toList());
      assertEquals(Optional.of(json.replace(": x\n", "")), unframed(parser), "cut at " + cut);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", EVENT, ": {}\n", "id: {\n\n", "x{}\n", "data: {\"a\":1"})
  void nothingElseIs(String stream) {
    var parser = new SseParser();
    parser.feed(ByteBuffer.wrap(stream.getBytes(UTF_8)));
    assertEquals(Optional.empty(), unframed(parser));
  }

  @Test
  void eventsBehindItAreReadAsEver() {
    var parser = new SseParser();
    var frames = parser.feed(ByteBuffer.wrap(("{\n" + EVENT + "}").getBytes(UTF_8)));
    assertEquals(List.of("a"), frames.stream().map(Frame::text).toList());
    assertEquals(Optional.of("{\n}"), unframed(parser));
  }

  @Test
  void itHasItsLimit() {
    var parser = new SseParser();
    var line = "{" + "x".repeat(1022) + "\n";
    for (int i = 0; i < 100; i++) {
      parser.feed(ByteBuffer.wrap(line.getBytes(UTF_8)));
    }
    assertEquals(64 << 10, unframed(parser).orElseThrow().length());
  }

  private static Optional<String> unframed(SseParser parser) {
    return parser.unframed().map(bytes -> new String(bytes, UTF_8));
  }
}

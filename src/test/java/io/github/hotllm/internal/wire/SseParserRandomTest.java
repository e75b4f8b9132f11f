package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random streams, randomly cut, against a reference parser that sees each as a whole. */
class SseParserRandomTest {
  private static final int STREAMS = 100_000;
  private static final int MOST_WORDS = 24;
  private static final int MOST_CUTS = 6;

  /** What streams are made of; a character is a byte. Line ends are frequent, as in life. */
  private static final List<String> WORDS = List.of(
      "\n",
      "\n",
      "\n",
      "\n\n",
      "\r",
      "\r",
      "\r\n",
      "\r\n\r\n",
      ":",
      ": ",
      " ",
      "\t",
      "\0",
      "x",
      "1",
      "data",
      "data:",
      "data: ",
      "data:{}",
      "event",
      "event:",
      "event: a",
      "event: ab",
      "id",
      "id:",
      "id: 7",
      "retry",
      "retry:",
      "retry: 12",
      "Data:",
      "dat",
      "\u00EF\u00BB\u00BF",
      "\u00EF",
      "\u00BB",
      "\u00C3\u00A9",
      "\u00FF",
      "\u00E2\u0082");

  @Test
  void anySplitOfAnyStreamSaysWhatTheReferenceSays() {
    var random = new Random(20_261_124);
    for (int i = 0; i < STREAMS; i++) {
      byte[] stream = stream(random);
      int[] cuts = random
          .ints(random.nextInt(MOST_CUTS + 1), 0, stream.length + 1)
          .sorted()
          .toArray();
      var expected = new NaiveSseParser(stream).outcome();
      var actual = SseOutcome.ofPieces(stream, cuts);
      if (!expected.equals(actual)) {
        assertEquals(
            expected,
            actual,
            () -> "stream " + escaped(stream) + " cut at " + Arrays.toString(cuts));
      }
    }
  }

  private static byte[] stream(Random random) {
    return Stream.generate(() -> WORDS.get(random.nextInt(WORDS.size())))
        .limit(random.nextInt(MOST_WORDS + 1))
        .collect(Collectors.joining())
        .getBytes(ISO_8859_1);
  }

  private static String escaped(byte[] stream) {
    return new String(stream, ISO_8859_1)
        .chars()
        .mapToObj(c -> c < ' ' || c > '~' ? "\\x%02x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }
}

package io.github.hotllm.internal.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
  /** Gives a few bytes at a time. */
  private static InputStream pieces(byte[] bytes, int size) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] to, int from, int length) {
        return super.read(to, from, Math.min(size, length));
      }

      @Override
      public int read(byte[] to) {
        return read(to, 0, to.length);
      }
    };
  }

  private static List<String> read(Lines lines) throws IOException {
    var texts = new ArrayList<String>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      texts.add(new String(line.get(), UTF_8));
    }
    return texts;
  }

  @Test
  void linesAreTheSameHoweverTheBytesArrive() throws IOException {
    var bytes = "{\"a\":\"ä€😀\"}\n\nlong line\nhalf".getBytes(UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      var lines = new Lines(pieces(bytes, size), 100);
      assertEquals(List.of("{\"a\":\"ä€😀\"}", "", "long line"), read(lines), "pieces of " + size);
      assertEquals(true, lines.isHalf());
    }
  }

  @Test
  void anEndBehindALineIsNotHalfALine() throws IOException {
    var lines = new Lines(pieces("a\n".getBytes(UTF_8), 2), 100);
    assertEquals(List.of("a"), read(lines));
    assertEquals(false, lines.isHalf());
  }

  @Test
  void aLineOfTheMostBytesIsReadAndALongerOneIsNot() throws IOException {
    for (int size = 1; size <= 12; size++) {
      assertEquals(List.of("12345"), read(new Lines(pieces("12345\n".getBytes(UTF_8), size), 5)));
      var tooLong = new Lines(pieces("123456\n".getBytes(UTF_8), size), 5);
      assertThrows(IOException.class, tooLong::next);
    }
  }
}

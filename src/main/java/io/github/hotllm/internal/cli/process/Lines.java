package io.github.hotllm.internal.cli.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads lines that end in LF, none longer than a limit. Belongs to the one thread that reads. */
final class Lines {
  private static final int CHUNK = 16 << 10;

  private final InputStream in;
  private final int maxBytes;
  private final byte[] chunk = new byte[CHUNK];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int end;

  Lines(InputStream in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
  }

  /**
   * The next line without its end; none at the end of the input, whatever {@linkplain #isHalf()
   * stands there}.
   *
   * @throws IOException also for a line that is too long
   */
  Optional<byte[]> next() throws IOException {
    while (true) {
      for (int from = at; at < end; at++) {
        if (chunk[at] == '\n') {
          add(from, at++);
          return Optional.of(taken());
        } else if (at + 1 == end) {
          add(from, end);
        }
      }
      at = 0;
      end = in.read(chunk);
      if (end < 0) {
        end = 0;
        return Optional.empty();
      }
    }
  }

  /** Whether a line has begun whose end did not come. */
  boolean isHalf() {
    return line.size() > 0;
  }

  private void add(int from, int to) throws IOException {
    if (to - from > maxBytes - line.size()) {
      throw new IOException("a line of more than " + maxBytes + " bytes");
    }
    line.write(chunk, from, to - from);
  }

  private byte[] taken() {
    var bytes = line.toByteArray();
    line.reset();
    return bytes;
  }
}

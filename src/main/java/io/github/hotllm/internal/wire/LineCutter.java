package io.github.hotllm.internal.wire;

import io.github.hotllm.internal.wire.SseParser.TooLargeException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts bytes into lines that end in LF, CR or CRLF, each as soon as the first byte of its end came.
 */
final class LineCutter {
  private static final byte[] NOTHING = {};

  private final int maxBytes;

  // Owned by whoever feeds: the piece of a line whose end has not come, and what came last.
  private byte[] piece = NOTHING;
  private int pieceLength;
  private boolean afterCr;

  LineCutter(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Takes one line without its end: bytes of the buffer that are only lent. */
  interface Sink {
    void line(ByteBuffer bytes, int from, int to);
  }

  /** Takes all bytes of the buffer that remain. */
  void feed(ByteBuffer bytes, Sink sink) {
    int at = bytes.position();
    int limit = bytes.limit();
    bytes.position(limit);
    while (at < limit) {
      if (afterCr && bytes.get(at) == '\n') {
        afterCr = false;
        at++;
        continue;
      }
      int end = lineEnd(bytes, at);
      if (end - at > maxBytes - pieceLength) {
        throw new TooLargeException("A line of the event stream", maxBytes);
      }
      afterCr = end < limit && bytes.get(end) == '\r';
      if (end < limit) {
        emit(bytes, at, end, sink);
      } else {
        keep(bytes, at, end);
      }
      at = end + 1;
    }
  }

  /** Whether a line has begun and not ended. */
  boolean isInsideLine() {
    return pieceLength > 0;
  }

  /** A copy of the line that has begun and not ended. */
  byte[] rest() {
    return Arrays.copyOf(piece, pieceLength);
  }

  private static int lineEnd(ByteBuffer bytes, int from) {
    int limit = bytes.limit();
    int at = from;
    while (at < limit && bytes.get(at) != '\n' && bytes.get(at) != '\r') {
      at++;
    }
    return at;
  }

  private void emit(ByteBuffer bytes, int from, int to, Sink sink) {
    if (pieceLength == 0) {
      sink.line(bytes, from, to);
      return;
    }
    keep(bytes, from, to);
    var line = ByteBuffer.wrap(piece, 0, pieceLength);
    // A long line is not held on to until the stream ends.
    piece = NOTHING;
    pieceLength = 0;
    sink.line(line, 0, line.limit());
  }

  private void keep(ByteBuffer bytes, int from, int to) {
    int length = pieceLength + to - from;
    if (piece.length < length) {
      piece = Arrays.copyOf(piece, Math.max(length, 2 * piece.length));
    }
    bytes.get(from, piece, pieceLength, to - from);
    pieceLength = length;
  }
}

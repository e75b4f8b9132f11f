package io.github.hotllm.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/** A body that comes in chunks (RFC 9112, section 7.1). Belongs to the thread that reads. */
final class ChunkedInput {
  private static final int HEX = 16;
  private static final int MAX_TRAILERS = 100;

  private final Connection connection;
  private long left;
  private boolean first = true;
  private boolean ended;

  ChunkedInput(Connection connection) {
    this.connection = connection;
  }

  /** Reads some of the body, at least one byte; -1 at its end. */
  int read(byte[] to, Patience patience) throws IOException {
    if (left == 0 && !ended) {
      nextChunk(patience);
    }
    if (ended) {
      return -1;
    }
    int read = connection.read(to, (int) Math.min(to.length, left), patience);
    if (read < 0) {
      throw new EOFException("the connection ended within a chunk");
    }
    left -= read;
    return read;
  }

  private void nextChunk(Patience patience) throws IOException {
    if (!first && !connection.line(patience).isEmpty()) {
      throw new ProtocolException("a chunk is longer than it said");
    }
    first = false;
    var line = connection.line(patience);
    int semicolon = line.indexOf(';');
    left = ReplyHead.number((semicolon < 0 ? line : line.substring(0, semicolon)).strip(), HEX);
    if (left == 0) {
      skipTrailers(patience);
      ended = true;
    }
  }

  private void skipTrailers(Patience patience) throws IOException {
    for (int i = 0; !connection.line(patience).isEmpty(); i++) {
      if (i == MAX_TRAILERS) {
        throw new ProtocolException("there are more than " + MAX_TRAILERS + " trailers");
      }
    }
  }
}

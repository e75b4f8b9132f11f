package io.github.hotllm.client;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;

/**
 * One reply as it comes: its head, then its body, which is framed by a length, by chunks, or by the
 * end of the connection. Belongs to the thread that reads.
 */
final class HttpReply {
  private static final int MAX_BODY = 64 << 20;
  private static final int PIECE = 8 << 10;
  private static final int CONTINUE_CLASS = 1;

  private final Connection connection;
  private final ReplyHead head;
  private final ChunkedInput chunks;
  private long left;

  private HttpReply(Connection connection, ReplyHead head) {
    this.connection = connection;
    this.head = head;
    this.chunks = new ChunkedInput(connection);
    this.left = head.length();
  }

  /** Waits for the head of a reply. */
  static HttpReply read(Connection connection, Patience patience) throws IOException {
    var head = ReplyHead.read(connection, patience);
    while (head.status() / 100 == CONTINUE_CLASS) {
      head = ReplyHead.read(connection, patience);
    }
    return new HttpReply(connection, head);
  }

  int status() {
    return head.status();
  }

  boolean isEventStream() {
    return head.mediaType().equals("text/event-stream");
  }

  /**
   * Reads some of the body, at least one byte; -1 at its end.
   *
   * @throws EOFException if the connection ends before the body
   */
  int read(byte[] to, Patience patience) throws IOException {
    return switch (head.framing()) {
      case CHUNKED -> chunks.read(to, patience);
      case LENGTH -> readOfLength(to, patience);
      case UNTIL_CLOSE -> connection.read(to, to.length, patience);
    };
  }

  private int readOfLength(byte[] to, Patience patience) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = connection.read(to, (int) Math.min(to.length, left), patience);
    if (read < 0) {
      throw new EOFException("the connection ended within the body");
    }
    left -= read;
    return read;
  }

  /** The whole body. */
  byte[] whole(Patience patience) throws IOException {
    var body = new ByteArrayOutputStream();
    var piece = new byte[PIECE];
    for (int read = read(piece, patience); read >= 0; read = read(piece, patience)) {
      body.write(piece, 0, read);
      if (body.size() > MAX_BODY) {
        throw new ProtocolException("the body is longer than " + MAX_BODY + " bytes");
      }
    }
    return body.toByteArray();
  }

  /** Whether another request may follow once the body is read to its end. */
  boolean keepsConnection() {
    return head.keepsConnection();
  }
}

package io.github.hotllm.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * One connection to a server: bytes out, bytes and lines in.
 *
 * <p>A blocking channel, because an interrupt of the thread that waits closes it, and so does
 * {@link #close()} from any thread; all else belongs to the one thread whose exchange it serves.
 */
final class Connection implements Closeable {
  private static final int BUFFER = 16 << 10;
  private static final int LONGEST_LINE = 8 << 10;

  private final SocketChannel channel;
  private final InputStream in;

  // Owned by the thread whose exchange this serves.
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private int exchanges;
  private boolean silent = true;

  private Connection(SocketChannel channel) throws IOException {
    this.channel = channel;
    // Of the socket, for only that can wait with a limit.
    this.in = channel.socket().getInputStream();
  }

  /** @throws UnreachableException if nobody answers there */
  static Connection open(Address address, Duration timeout) throws IOException {
    var channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.socket().connect(address.socket(), (int) timeout.toMillis());
      return new Connection(channel);
    } catch (ClosedChannelException e) {
      throw e;
    } catch (IOException e) {
      channel.close();
      throw new UnreachableException(e);
    }
  }

  /** Sends a whole request. */
  void send(byte[] request) throws IOException {
    exchanges++;
    silent = true;
    var bytes = ByteBuffer.wrap(request);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Whether this connection has served a request before the present one. */
  boolean isReused() {
    return exchanges > 1;
  }

  /** Whether not one byte has come since the request was sent. */
  boolean isSilent() {
    return silent;
  }

  /** Whether an idle connection still stands, and nothing came that nobody asked for. */
  boolean isAlive() {
    if (at < end) {
      return false;
    }
    try {
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.wrap(buffer));
      channel.configureBlocking(true);
      return read == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads what is there, at least one byte; -1 at the end. */
  int read(byte[] to, int length, Patience patience) throws IOException {
    if (at == end && !fill(patience)) {
      return -1;
    }
    int read = Math.min(length, end - at);
    System.arraycopy(buffer, at, to, 0, read);
    at += read;
    return read;
  }

  /**
   * The next line without its end, CRLF or LF.
   *
   * @throws EOFException if the connection ends before the line
   */
  String line(Patience patience) throws IOException {
    var line = new StringBuilder();
    while (true) {
      int newline = indexOfNewline();
      line.append(new String(buffer, at, newline - at, ISO_8859_1));
      at = Math.min(newline + 1, end);
      if (line.length() > LONGEST_LINE) {
        throw new ProtocolException("a line is longer than " + LONGEST_LINE + " bytes");
      } else if (newline < end) {
        return withoutReturn(line);
      } else if (!fill(patience)) {
        throw new EOFException("the connection ended within a line");
      }
    }
  }

  private int indexOfNewline() {
    int index = at;
    while (index < end && buffer[index] != '\n') {
      index++;
    }
    return index;
  }

  private static String withoutReturn(StringBuilder line) {
    int last = line.length() - 1;
    return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
  }

  private boolean fill(Patience patience) throws IOException {
    int read = read(patience.millis());
    at = 0;
    end = Math.max(read, 0);
    silent &= read <= 0;
    return read > 0;
  }

  /** @throws ClosedChannelException if an interrupt or another thread has closed the connection */
  private int read(int timeoutMillis) throws IOException {
    try {
      channel.socket().setSoTimeout(timeoutMillis);
      return in.read(buffer);
    } catch (SocketException e) {
      // The socket does not tell its owner's close from its peer's; the channel does.
      throw channel.isOpen() ? e : new ClosedChannelException();
    }
  }

  /** Ends all waiting on it at once. Closing twice does nothing. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It is given up all the same; there is nobody whom it would help to know.
      end = at;
    }
  }
}

package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One connection, on which a test writes what no HTTP client would. */
final class RawClient implements AutoCloseable {
  /** A whole reply; names of headers are in lower case. */
  record Reply(int status, List<String> head, String body) {
    List<String> headers(String name) {
      return head.stream()
          .filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2))
          .toList();
    }
  }

  private final Socket socket;
  private final InputStream in;
  private final int port;

  RawClient(int port) throws IOException {
    this.port = port;
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setSoTimeout(15_000);
    in = socket.getInputStream();
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Posts JSON, with more headers. */
  RawClient post(String path, String body, String... headers) throws IOException {
    var lines = new ArrayList<>(List.of(headers));
    lines.add("Content-Type: application/json");
    lines.add("Content-Length: " + body.length());
    return request("POST " + path, lines, body);
  }

  RawClient get(String path, String... headers) throws IOException {
    return request("GET " + path, List.of(headers), "");
  }

  RawClient request(String line, List<String> headers, String body) throws IOException {
    var head = new StringBuilder(line + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    return send(head + "\r\n" + body);
  }

  /** Reads a whole reply, with a length or in chunks. */
  Reply reply() throws IOException {
    var head = head();
    int status = Integer.parseInt(head.get(0).split(" ")[1]);
    var reply = new Reply(status, head, "");
    var body = new ByteArrayOutputStream();
    if (!reply.headers("content-length").isEmpty()) {
      body.writeBytes(
          in.readNBytes(Integer.parseInt(reply.headers("content-length").get(0))));
    } else {
      for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
        body.writeBytes(chunk.getBytes(ISO_8859_1));
      }
    }
    return new Reply(status, head, body.toString(UTF_8));
  }

  /** Reads a reply in chunks, behind which the connection has to be cut. */
  Reply cutReply() throws IOException {
    var head = head();
    var body = new StringBuilder();
    try {
      for (var chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
        body.append(chunk);
      }
    } catch (EOFException cut) {
      return new Reply(Integer.parseInt(head.get(0).split(" ")[1]), head, body.toString());
    }
    throw new AssertionError("the body ended properly: " + body);
  }

  /** The lines up to the empty one; what stands before a colon in lower case. */
  List<String> head() throws IOException {
    var lines = new ArrayList<String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      lines.add(
          colon < 0
              ? line
              : line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
    }
    return lines;
  }

  /** The next chunk; empty for the last one, which ends the body properly. */
  String chunk() throws IOException {
    int length = Integer.parseInt(line(), 16);
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("within a chunk");
    }
    line();
    return new String(bytes, ISO_8859_1);
  }

  /** Whether the server has closed the connection; waits for it or a byte. */
  boolean isAtEnd() throws IOException {
    try {
      return in.read() < 0;
    } catch (java.net.SocketException reset) {
      return true;
    }
  }

  /** Whether bytes have come that nobody has read. */
  boolean hasMore() throws IOException {
    return in.available() > 0;
  }

  /** Goes away without a word: with data unread or not, the server's next write fails. */
  void vanish() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("within a line: " + line);
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

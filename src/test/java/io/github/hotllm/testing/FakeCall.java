package io.github.hotllm.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The means of a script: one request, and the socket on which to answer it as well or badly. */
public final class FakeCall {
  private final FakeRequest request;
  private final Socket socket;

  FakeCall(FakeRequest request, Socket socket) {
    this.request = request;
    this.socket = socket;
  }

  public FakeRequest request() {
    return request;
  }

  /** A whole reply with a Content-Length. */
  public void reply(int status, String body, String... headers) throws IOException {
    var bytes = body.getBytes(UTF_8);
    send(head(status, "Content-Length: " + bytes.length, headers) + body);
  }

  /** The head of a reply whose body is {@link #chunk}s. */
  public void chunked(int status, String... headers) throws IOException {
    send(head(status, "Transfer-Encoding: chunked", headers));
  }

  /** The head of a reply whose body ends with the connection. */
  public void untilClosed(int status, String... headers) throws IOException {
    send(head(status, "Connection: close", headers));
  }

  private static String head(int status, String framing, String... headers) {
    var head = new StringBuilder("HTTP/1.1 " + status + " Fake\r\n" + framing + "\r\n");
    for (var header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  public void chunk(String text) throws IOException {
    send(Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n");
  }

  public void lastChunk() throws IOException {
    send("0\r\n\r\n");
  }

  /** Bytes as they are. */
  public void send(String raw) throws IOException {
    send(raw.getBytes(UTF_8));
  }

  /** Bytes as they are. */
  public void send(byte[] raw) throws IOException {
    socket.getOutputStream().write(raw);
  }

  /** Goes on when the test says so. */
  public void await(CountDownLatch latch) throws InterruptedException, TimeoutException {
    if (!latch.await(30, TimeUnit.SECONDS)) {
      throw new TimeoutException("the test never let the script go on");
    }
  }

  /** Ends the connection with a FIN. */
  public void cut() throws IOException {
    socket.close();
  }

  /** Ends the connection with a RST. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing until the peer closes the connection; whether it does within that time. */
  public boolean awaitClosed(Duration atMost) throws IOException {
    socket.setSoTimeout((int) atMost.toMillis());
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }
}

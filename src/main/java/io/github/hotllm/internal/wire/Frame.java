package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * One server-sent event, or one whole body, as it literally came.
 *
 * <p>Immutable as long as nobody writes to its {@link #data()}: the array is handed on, not copied.
 */
public final class Frame {
  private static final byte[] EVENT = "event: ".getBytes(US_ASCII);
  private static final byte[] DATA = "data: ".getBytes(US_ASCII);

  private final String event;
  private final byte[] data;
  private final boolean body;

  private Frame(String event, byte[] data, boolean body) {
    this.event = event;
    this.data = data;
    this.body = body;
  }

  /**
   * An event of that name, empty for none. The array is the frame's from now on.
   *
   * @throws IllegalArgumentException if the name holds a line end
   */
  public static Frame event(String event, byte[] data) {
    if (event.indexOf('\n') >= 0 || event.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("An event name cannot hold a line end");
    }
    return new Frame(event, data, false);
  }

  /** A whole body. The array is the frame's from now on. */
  public static Frame body(byte[] data) {
    return new Frame("", data, true);
  }

  /** The {@code event} field; empty when there was none, or for a body. */
  public String event() {
    return event;
  }

  /** The data, its lines joined by LF, or the body. Not to be modified. */
  public byte[] data() {
    return data;
  }

  /** Whether this is a whole body and no event. */
  public boolean isBody() {
    return body;
  }

  /** The data as text; what is not UTF-8 becomes U+FFFD. */
  public String text() {
    return new String(data, UTF_8);
  }

  /**
   * What goes on the wire: a body as it is, an event in its canonical form. Not to be modified.
   *
   * <p>CR and CRLF within the data end a line like LF does, for a receiver takes them so.
   */
  public byte[] encoded() {
    if (body) {
      return data;
    }
    var out = new ByteArrayOutputStream(event.length() + data.length + 24);
    encodeTo(out);
    return out.toByteArray();
  }

  /** Adds what is {@link #encoded()}. */
  public void encodeTo(ByteArrayOutputStream out) {
    if (body) {
      out.writeBytes(data);
      return;
    }
    if (!event.isEmpty()) {
      out.writeBytes(EVENT);
      out.writeBytes(event.getBytes(UTF_8));
      out.write('\n');
    }
    encodeData(out);
    out.write('\n');
  }

  private void encodeData(ByteArrayOutputStream out) {
    int from = 0;
    for (int at = 0; at < data.length; at++) {
      if (data[at] == '\n' || data[at] == '\r') {
        encodeLine(out, from, at);
        boolean crlf = data[at] == '\r' && at + 1 < data.length && data[at + 1] == '\n';
        at += crlf ? 1 : 0;
        from = at + 1;
      }
    }
    encodeLine(out, from, data.length);
  }

  private void encodeLine(ByteArrayOutputStream out, int from, int to) {
    out.writeBytes(DATA);
    out.write(data, from, to - from);
    out.write('\n');
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frame that
        && body == that.body
        && event.equals(that.event)
        && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return 31 * event.hashCode() + Arrays.hashCode(data);
  }

  /** Without the data, which is somebody's prompt or answer. */
  @Override
  public String toString() {
    return "Frame[" + (body ? "body" : "event=" + event) + ", " + data.length + " bytes]";
  }
}

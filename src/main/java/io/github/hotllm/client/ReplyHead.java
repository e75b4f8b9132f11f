package io.github.hotllm.client;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Locale;

/**
 * The head of a reply: what we need of it. Built line by line, then read only.
 *
 * <p>RFC 9112, sections 4 to 6 and 9.3.
 */
final class ReplyHead {
  private static final int MAX_FIELDS = 200;
  private static final int STATUS_FROM = 9;
  private static final int STATUS_TO = 12;

  /** What tells where the body ends. */
  enum Framing {
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE
  }

  private final int status;
  private Framing framing = Framing.UNTIL_CLOSE;
  private long length;
  private String mediaType = "";
  private boolean keepsConnection;

  private ReplyHead(String statusLine) throws ProtocolException {
    status = status(statusLine);
    keepsConnection = statusLine.startsWith("HTTP/1.1");
    if (status / 100 == 1 || status == 204 || status == 304) {
      framing = Framing.LENGTH;
    }
  }

  static ReplyHead read(Connection connection, Patience patience) throws IOException {
    var head = new ReplyHead(connection.line(patience));
    int fields = 0;
    for (var line = connection.line(patience); !line.isEmpty(); line = connection.line(patience)) {
      if (++fields > MAX_FIELDS) {
        throw new ProtocolException("the head has more than " + MAX_FIELDS + " fields");
      }
      head.field(line);
    }
    return head;
  }

  private static int status(String line) throws ProtocolException {
    if (!line.startsWith("HTTP/1.") || line.length() < STATUS_TO) {
      throw new ProtocolException("it does not answer in HTTP/1.1");
    }
    return (int) number(line.substring(STATUS_FROM, STATUS_TO), 10);
  }

  private void field(String line) throws ProtocolException {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new ProtocolException("a line of the head is no field");
    }
    var value = line.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
    switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "content-length" -> length(value);
      case "transfer-encoding" -> transfer(value);
      case "content-type" -> mediaType = mediaType(value);
      case "connection" -> keepsConnection &= !value.contains("close");
      default -> {
        // No other field changes how the body is read.
      }
    }
  }

  private void length(String value) throws ProtocolException {
    if (framing == Framing.UNTIL_CLOSE) {
      framing = Framing.LENGTH;
      length = number(value, 10);
    }
  }

  private void transfer(String value) throws ProtocolException {
    if (!value.equals("chunked")) {
      throw new ProtocolException("a transfer encoding other than chunked");
    }
    framing = Framing.CHUNKED;
  }

  private static String mediaType(String value) {
    int semicolon = value.indexOf(';');
    return semicolon < 0 ? value : value.substring(0, semicolon).strip();
  }

  /** A number of digits alone: no sign, no space, which {@code Long} would let pass. */
  static long number(String digits, int radix) throws ProtocolException {
    boolean plain = !digits.isEmpty() && digits.length() <= 15;
    for (int i = 0; plain && i < digits.length(); i++) {
      plain = digits.charAt(i) < 0x80 && Character.digit(digits.charAt(i), radix) >= 0;
    }
    if (!plain) {
      throw new ProtocolException("a number that is none");
    }
    return Long.parseLong(digits, radix);
  }

  int status() {
    return status;
  }

  Framing framing() {
    return framing;
  }

  /** The length of the body, where that frames it. */
  long length() {
    return length;
  }

  /** In lower case and without parameters; empty if none is given. */
  String mediaType() {
    return mediaType;
  }

  /** Whether another request may follow on the same connection. */
  boolean keepsConnection() {
    return keepsConnection && framing != Framing.UNTIL_CLOSE;
  }
}

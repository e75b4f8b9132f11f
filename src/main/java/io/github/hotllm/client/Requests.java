package io.github.hotllm.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;

/** Writes requests to one server. It holds the token and shows it to nobody else. */
final class Requests {
  private final String fields;

  /** @throws IllegalArgumentException if the token cannot stand in a header; it is not quoted */
  Requests(Address address, Optional<String> token) {
    var head = new StringBuilder("Host: ").append(address.authority()).append("\r\n");
    if (token.isPresent()) {
      requireWord(token.get());
      head.append("Authorization: Bearer ").append(token.get()).append("\r\n");
    }
    fields = head.toString();
  }

  private static void requireWord(String token) {
    boolean word = !token.isEmpty();
    for (int i = 0; i < token.length(); i++) {
      word &= token.charAt(i) > ' ' && token.charAt(i) <= '~';
    }
    if (!word) {
      throw new IllegalArgumentException("a token is one word of printable ASCII characters");
    }
  }

  byte[] get(String path) {
    return head("GET", path).append("\r\n").toString().getBytes(ISO_8859_1);
  }

  /** Head and body in one piece, so that they leave in one. */
  byte[] post(String path, byte[] body) {
    var head = head("POST", path)
        .append("Content-Type: application/json\r\nContent-Length: ")
        .append(body.length)
        .append("\r\n\r\n")
        .toString()
        .getBytes(ISO_8859_1);
    var request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private StringBuilder head(String method, String path) {
    return new StringBuilder(method)
        .append(' ')
        .append(path)
        .append(" HTTP/1.1\r\n")
        .append(fields);
  }
}

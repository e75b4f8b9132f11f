package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The literal bytes of a JSON object that was parsed before, and where in them its fields stand.
 */
final class TopFields {
  private final byte[] body;

  // Owned by the one call of with().
  private int at;

  TopFields(byte[] body) {
    this.body = body;
  }

  /** The same bytes with other values for some fields; a field that is new stands first. */
  byte[] with(Map<String, Object> changes) {
    var left = new LinkedHashMap<>(changes);
    var out = new ByteArrayOutputStream(body.length + 64);
    var tail = new ByteArrayOutputStream(body.length);
    skipTo('{');
    int open = ++at;
    int copied = at;
    for (skipSpace(); body[at] != '}'; skipSpace()) {
      var name = String.valueOf(Json.parse(next()));
      skipTo(':');
      at++;
      skipSpace();
      int from = at;
      next();
      if (left.containsKey(name)) {
        tail.write(body, copied, from - copied);
        tail.writeBytes(Json.bytes(left.remove(name)));
        copied = at;
      }
      skipSpace();
      at += body[at] == ',' ? 1 : 0;
    }
    tail.write(body, copied, body.length - copied);
    out.write(body, 0, open);
    left.forEach((name, value) -> {
      out.writeBytes((Json.text(name) + ":" + Json.text(value) + ",").getBytes(UTF_8));
    });
    out.writeBytes(tail.toByteArray());
    return out.toByteArray();
  }

  /** The text of the value that begins here, behind which it goes on. */
  private String next() {
    int from = at;
    int depth = 0;
    do {
      byte c = body[at];
      if (c == '"') {
        skipText();
      } else {
        depth += c == '{' || c == '[' ? 1 : 0;
        depth -= c == '}' || c == ']' ? 1 : 0;
        at++;
      }
    } while (depth > 0 || !isEnd());
    return new String(body, from, at - from, UTF_8);
  }

  private void skipText() {
    at++;
    while (body[at] != '"') {
      at += body[at] == '\\' ? 2 : 1;
    }
    at++;
  }

  private boolean isEnd() {
    return " \t\r\n,:}]".indexOf(body[at]) >= 0;
  }

  private void skipSpace() {
    while (" \t\r\n".indexOf(body[at]) >= 0) {
      at++;
    }
  }

  private void skipTo(char c) {
    while (body[at] != c) {
      at++;
    }
  }
}

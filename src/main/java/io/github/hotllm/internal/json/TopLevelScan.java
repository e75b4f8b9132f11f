package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.TopLevel.Member;
import java.util.ArrayList;

/**
 * Finds the fields of a JSON object: strings and nested values are stepped over. Belongs to the one
 * thread that scans.
 */
final class TopLevelScan {
  private static final String WHITE_SPACE = " \t\r\n";
  private static final String AROUND_VALUES = "{}[]\",:" + WHITE_SPACE;

  private final byte[] bytes;
  private int at;

  TopLevelScan(byte[] bytes) {
    this.bytes = bytes;
    this.at = Utf8.start(bytes);
  }

  TopLevel whole() {
    pass('{');
    int open = at;
    var members = new ArrayList<Member>();
    for (int gap = open; next() != '}'; gap = at) {
      if (!members.isEmpty()) {
        pass(',');
      }
      members.add(member(gap));
    }
    return new TopLevel(open, members);
  }

  /** The next field; the gap before it started there. */
  private Member member(int gap) {
    next();
    int start = at;
    string();
    var name = name(start, at);
    pass(':');
    next();
    int valueStart = at;
    value();
    return new Member(name, gap, start, valueStart, at);
  }

  private String name(int from, int to) {
    var quoted = new String(bytes, from, to - from, UTF_8);
    return quoted.indexOf('\\') < 0
        ? quoted.substring(1, quoted.length() - 1)
        : String.valueOf(Json.parse(quoted));
  }

  private void value() {
    int depth = 0;
    do {
      switch (next()) {
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':' -> at++;
        case '"' -> string();
        default -> word();
      }
    } while (depth > 0);
  }

  private void string() {
    pass('"');
    while (here() != '"') {
      at += here() == '\\' ? 2 : 1;
    }
    at++;
  }

  /** A number, true, false or null. */
  private void word() {
    while (AROUND_VALUES.indexOf(here()) < 0) {
      at++;
    }
  }

  private void pass(char wanted) {
    if (next() != wanted) {
      throw new JsonException("a JSON object is needed", "");
    }
    at++;
  }

  /** The byte behind white space, where we stand then. */
  private byte next() {
    while (WHITE_SPACE.indexOf(here()) >= 0) {
      at++;
    }
    return here();
  }

  private byte here() {
    if (at >= bytes.length) {
      throw new JsonException("a JSON object is needed, and it ends too early", "");
    }
    return bytes[at];
  }
}

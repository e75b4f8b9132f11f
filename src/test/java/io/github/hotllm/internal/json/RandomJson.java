package io.github.hotllm.internal.json;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Documents that a client might write, with white space wherever it may be. */
final class RandomJson {
  private static final List<String> SCALARS = List.of(
      "0",
      "-1.50",
      "1e3",
      "true",
      "false",
      "null",
      "\"\"",
      "\"a\"",
      "\"}]{[,:\"",
      "\"\\\"\"",
      "\"\\\\\"",
      "\"\\u0022\"",
      "\"\u20AC\uD83D\uDE00\"");
  private static final List<String> NAMES =
      List.of("model", "stream", "\\u006dodel", "a\\\"b", "", "\u00E9", "x", "y", "z");
  private static final List<String> GAPS = List.of("", "", "", " ", "\n", "\t \r\n");

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String object() {
    return gap() + object(3) + gap();
  }

  private String object(int depth) {
    var fields = new StringJoiner(",", "{", random.nextInt(4) == 0 ? " }" : "}");
    for (int i = random.nextInt(5); i > 0; i--) {
      fields.add(gap() + '"' + any(NAMES) + '"' + gap() + ':' + gap() + value(depth) + gap());
    }
    return fields.toString();
  }

  private String list(int depth) {
    var items = new StringJoiner(",", "[", "]");
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(gap() + value(depth) + gap());
    }
    return items.toString();
  }

  private String value(int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(4);
    return kind == 1 ? object(depth - 1) : kind == 2 ? list(depth - 1) : any(SCALARS);
  }

  private String gap() {
    return any(GAPS);
  }

  private String any(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}

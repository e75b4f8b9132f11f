package io.github.hotllm.internal.json;

import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as compact JSON text. Belongs to the one thread that writes.
 *
 * <p>Our own, for Jackson's writes an emoji as two escapes before its 2.18.
 */
final class JsonWriter {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder(256);

  private JsonWriter() {}

  static String write(@Nullable Object value) {
    var writer = new JsonWriter();
    writer.value(value);
    return writer.out.toString();
  }

  private void value(@Nullable Object value) {
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> list) {
      list(list);
    } else if (value instanceof Number number) {
      out.append(Canonical.number(number));
    } else if (value == null || value instanceof Boolean) {
      out.append(value);
    } else {
      throw Canonical.noValue(value);
    }
  }

  private void object(Map<?, ?> map) {
    char before = '{';
    for (var field : map.entrySet()) {
      out.append(before);
      text(Canonical.name(field.getKey()));
      out.append(':');
      value(field.getValue());
      before = ',';
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private void list(Iterable<?> list) {
    out.append('[');
    var before = "";
    for (var element : list) {
      out.append(before);
      value(element);
      before = ",";
    }
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      if (isPair(text, i)) {
        i++;
        continue;
      }
      out.append(text, written, i);
      escape(c);
      written = i + 1;
    }
    out.append(text, written, text.length()).append('"');
  }

  private static boolean isPair(String text, int index) {
    return index + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(index), text.charAt(index + 1));
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u").append(HEX.toHexDigits(c));
    }
  }
}

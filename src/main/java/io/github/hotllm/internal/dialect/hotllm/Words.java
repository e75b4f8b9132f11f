package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.internal.json.Fields;
import java.util.Locale;
import java.util.Optional;

/** How the values of enums are written in our format: their names in lower case. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> Optional<E> find(E[] values, String word) {
    for (var value : values) {
      if (of(value).equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** The value of a field; a word that is none of these is refused with those that are. */
  static <E extends Enum<E>> Optional<E> read(Fields fields, String name, E[] values) {
    var word = fields.text(name);
    if (word.isEmpty()) {
      return Optional.empty();
    }
    var value = find(values, word.get());
    if (value.isEmpty()) {
      throw fields.refused(name, "must be one of " + listed(values));
    }
    return value;
  }

  /** The value of a field that has to be there. */
  static <E extends Enum<E>> E required(Fields fields, String name, E[] values) {
    return read(fields, name, values).orElseThrow(() -> fields.missing(name));
  }

  private static String listed(Enum<?>[] values) {
    var words = new StringBuilder();
    for (var value : values) {
      words.append(words.isEmpty() ? "" : ", ").append(of(value));
    }
    return words.toString();
  }
}

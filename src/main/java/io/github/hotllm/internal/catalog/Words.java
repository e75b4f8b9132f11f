package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fields that hold words: the constants of an enum in small letters, or one text or several. */
final class Words {
  private Words() {}

  static <E extends Enum<E>> Optional<E> word(Fields fields, String name, Class<E> type) {
    return fields.text(name).map(word -> constant(fields, name, word, type));
  }

  /** The word's constant, or another where there is no word. */
  static <E extends Enum<E>> E word(Fields fields, String name, E otherwise) {
    return word(fields, name, otherwise.getDeclaringClass()).orElse(otherwise);
  }

  static <E extends Enum<E>> Set<E> words(Fields fields, String name, Class<E> type) {
    var constants = EnumSet.noneOf(type);
    fields.texts(name).forEach(word -> constants.add(constant(fields, name, word, type)));
    return constants;
  }

  /** A text, or a list of them. */
  static List<String> texts(Fields fields, String name) {
    var value = fields.value(name).orElse(List.of());
    if (value instanceof String text) {
      return List.of(text);
    } else if (value instanceof List) {
      return fields.texts(name);
    }
    throw fields.refused(name, "must be a text or a list of texts");
  }

  private static <E extends Enum<E>> E constant(
      Fields fields, String name, String word, Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> small(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> fields.refused(
            name,
            "must be one of "
                + Arrays.stream(type.getEnumConstants())
                    .map(Words::small)
                    .collect(Collectors.joining(", "))));
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

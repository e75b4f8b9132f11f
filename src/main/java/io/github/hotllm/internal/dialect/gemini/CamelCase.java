package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of a request under one name each: Google's servers take {@code max_output_tokens} for
 * {@code maxOutputTokens}, and so do we. Fields that are null are left away.
 */
final class CamelCase {
  /** The client's own data, in which a name is a name. */
  private static final Set<String> DATA = Set.of(
      "args",
      "labels",
      "parameters",
      "parametersJsonSchema",
      "response",
      "responseJsonSchema",
      "responseSchema");

  private static final Pattern JOINT = Pattern.compile("(?<=[a-zA-Z0-9])_([a-z0-9])");

  private CamelCase() {}

  /** @throws io.github.hotllm.LlmException if a field is there under both its names */
  static Map<String, Object> of(Map<String, Object> object) {
    var renamed = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> {
      if (value != null) {
        var usual = name(name);
        if (renamed.put(usual, DATA.contains(usual) ? value : value(value)) != null) {
          throw Fields.refusedAt(name, "is given twice, for it is the same as " + usual);
        }
      }
    });
    return renamed;
  }

  @SuppressWarnings("unchecked") // every JSON object of ours has text names
  private static Object value(Object value) {
    if (value instanceof Map<?, ?> object) {
      return of((Map<String, Object>) object);
    } else if (value instanceof List<?> list) {
      var renamed = new ArrayList<Object>(list.size());
      list.forEach(item -> renamed.add(value(item)));
      return renamed;
    }
    return value;
  }

  static String name(String name) {
    return name.indexOf('_') < 0
        ? name
        : JOINT.matcher(name).replaceAll(joint -> joint.group(1).toUpperCase(Locale.ROOT));
  }
}

package io.github.hotllm.matrix;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that a client has said, and that may not vanish on its way to a provider.
 *
 * @param trace how it looks in whichever body it has arrived in
 * @param names the fields under which a warning or a refusal may name it
 */
record Need(Pattern trace, List<String> names) {
  static Need of(String trace, String... names) {
    return new Need(Pattern.compile(trace, Pattern.DOTALL), List.of(names));
  }

  boolean hasArrived(String body) {
    return trace.matcher(body).find();
  }

  /** Whether a text {@code field: what was done with it} is about this. */
  boolean isNamedBy(String warning) {
    int colon = warning.indexOf(": ");
    return colon > 0 && isNamed(warning.substring(0, colon));
  }

  /** Whether a field, such as {@code messages[1].content[0].state}, is this. */
  boolean isNamed(String field) {
    return names.stream().anyMatch(field::contains);
  }
}

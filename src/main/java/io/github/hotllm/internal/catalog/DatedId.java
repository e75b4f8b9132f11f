package io.github.hotllm.internal.catalog;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A model id that names the day of its making, such as {@code gpt-4o-mini-2024-07-18} or
 * {@code claude-haiku-5-5-20261007}, at Vertex {@code claude-haiku-5-5@20261007}.
 *
 * @param base the id without the day
 * @param day the day as it is written, with its hyphen or @
 */
record DatedId(String base, String day) {
  private static final Pattern FORM =
      Pattern.compile("(.+)([-@]20\\d{2}(?:-\\d{2}-\\d{2}|\\d{4}))");

  static Optional<DatedId> of(String id) {
    var match = FORM.matcher(id);
    return match.matches()
        ? Optional.of(new DatedId(match.group(1), match.group(2)))
        : Optional.empty();
  }
}

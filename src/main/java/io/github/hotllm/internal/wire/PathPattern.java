package io.github.hotllm.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Optional;

/**
 * The paths that look alike: a single one, or those that differ in a name. The name stands in
 * braces, as in {@code /v1beta/models/{model}:generateContent}, is never empty, and may hold
 * slashes, escaped or not.
 *
 * <p>Immutable.
 */
public final class PathPattern {
  private final String text;
  private final String before;
  private final Optional<String> behind;

  private PathPattern(String text) {
    this.text = text;
    int open = text.indexOf('{');
    int close = text.indexOf('}');
    this.before = open < 0 ? text : text.substring(0, open);
    this.behind = open < 0 ? Optional.empty() : Optional.of(text.substring(close + 1));
  }

  /**
   * A pattern out of its text.
   *
   * @throws IllegalArgumentException if it does not begin with a slash, or has more than one name
   */
  public static PathPattern of(String text) {
    if (!text.matches("/[^{}]*(\\{\\w+}[^{}]*)?")) {
      throw new IllegalArgumentException("no path with at most one name in braces: " + text);
    }
    return new PathPattern(text);
  }

  /** Whether a path is one of these; a query behind it does not count. */
  public boolean matches(String path) {
    return behind.isEmpty() ? withoutQuery(path).equals(text) : name(path).isPresent();
  }

  /** What stands in a path for the name, unescaped; empty if there is none, or no match. */
  public Optional<String> name(String path) {
    return behind.flatMap(end -> between(unescaped(withoutQuery(path)), end));
  }

  private Optional<String> between(String path, String end) {
    int from = before.length();
    int to = path.length() - end.length();
    return from < to && path.startsWith(before) && path.endsWith(end)
        ? Optional.of(path.substring(from, to))
        : Optional.empty();
  }

  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /** A plus is a plus in a path; what is no escape stays as it is. */
  private static String unescaped(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException malformed) {
      return path;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PathPattern that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}

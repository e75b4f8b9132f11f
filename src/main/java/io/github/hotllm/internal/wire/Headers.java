package io.github.hotllm.internal.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The header fields of a request or reply: an immutable multi-map whose names ignore case.
 *
 * <p>Names are kept in lower case and in the order in which they came.
 */
public final class Headers {
  private static final Headers NONE = new Headers(Map.of());
  /** RFC 9110, section 5.6.2. */
  private static final String TOKEN =
      "!#$%&'*+-.^_`|~0123456789" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Map<String, List<String>> fields;

  private Headers(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** No fields. */
  public static Headers none() {
    return NONE;
  }

  /** The fields of a message that was received, unchecked. */
  public static Headers of(Map<String, List<String>> received) {
    var fields = new LinkedHashMap<String, List<String>>();
    received.forEach((name, values) -> {
      if (!values.isEmpty()) {
        fields.merge(lowerCase(name), List.copyOf(values), Headers::concat);
      }
    });
    return new Headers(Collections.unmodifiableMap(fields));
  }

  /**
   * These fields and one more, for a message to be sent. A name that is there gets a second value.
   *
   * @throws IllegalArgumentException if the name is no token or the value is not {@link #isSafe};
   *     the message does not hold the value
   */
  public Headers with(String name, String value) {
    if (!isToken(name)) {
      throw new IllegalArgumentException("A header name holds a character that is not allowed");
    }
    requireSafe("The value of header " + name, value);
    var more = new LinkedHashMap<>(fields);
    more.merge(lowerCase(name), List.of(value), Headers::concat);
    return new Headers(Collections.unmodifiableMap(more));
  }

  /** The first value of that name. */
  public Optional<String> first(String name) {
    var values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** All values of that name, in order. */
  public List<String> all(String name) {
    return fields.getOrDefault(lowerCase(name), List.of());
  }

  /** All fields; the names are in lower case. Unmodifiable. */
  public Map<String, List<String>> asMap() {
    return fields;
  }

  /**
   * Whether a header value can be written: printable ASCII and tabs only.
   *
   * <p>Narrower than RFC 9110, section 5.5, on purpose: the HTTP server of JDK 17.0.15 writes the
   * low byte of a character and no more, so that U+010A ends the line.
   */
  public static boolean isSafe(String value) {
    return unsafeIndex(value) < 0;
  }

  /**
   * The value itself, if it {@link #isSafe}; for each value that is written.
   *
   * @throws IllegalArgumentException if it is not; the message does not hold the value
   */
  public static String requireSafe(String value) {
    requireSafe("A header value", value);
    return value;
  }

  private static void requireSafe(String what, String value) {
    int index = unsafeIndex(value);
    if (index >= 0) {
      throw new IllegalArgumentException(
          what + " holds, at index " + index + ", neither printable ASCII nor a tab");
    }
  }

  private static int unsafeIndex(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isToken(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> TOKEN.indexOf(c) >= 0);
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<String> concat(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers that && fields.equals(that.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  /** The names alone, for a value may be a secret. */
  @Override
  public String toString() {
    return "Headers" + fields.keySet();
  }
}

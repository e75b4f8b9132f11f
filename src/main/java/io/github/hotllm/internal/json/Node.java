package io.github.hotllm.internal.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A tolerant look at a JSON value that may be absent or of another type than hoped for.
 *
 * <p>For what providers answer: whatever does not fit is as good as not there. Null is absence.
 */
public final class Node {
  private static final Node ABSENT = new Node(null);

  private final @Nullable Object value;

  private Node(@Nullable Object value) {
    this.value = value;
  }

  public static Node of(@Nullable Object value) {
    return value == null ? ABSENT : new Node(value);
  }

  /** The field of that name; absent when this is no object or has no such field. */
  public Node at(String name) {
    return value instanceof Map<?, ?> map ? of(map.get(name)) : ABSENT;
  }

  /** The element at that index; absent when this is no list or too short. */
  public Node at(int index) {
    return value instanceof List<?> list && index >= 0 && index < list.size()
        ? of(list.get(index))
        : ABSENT;
  }

  /** Whether there is a value, and it is not null. */
  public boolean isPresent() {
    return value != null;
  }

  public boolean isObject() {
    return value instanceof Map;
  }

  public boolean isList() {
    return value instanceof List;
  }

  /** Whether this is the value {@code true}. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** The text, or an empty one. */
  public String textOrEmpty() {
    return value instanceof String text ? text : "";
  }

  /** A text as it is, a number or flag as it is written; what is structured is absent. */
  public Optional<String> scalar() {
    return value == null || isObject() || isList()
        ? Optional.empty()
        : Optional.of(value.toString());
  }

  /** A number that is whole and not negative, such as a count of tokens, also one written 12.0. */
  public OptionalLong count() {
    if (value instanceof Number number) {
      long count = number.longValue();
      return count >= 0 && (double) count == number.doubleValue()
          ? OptionalLong.of(count)
          : OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  public Optional<Number> number() {
    return value instanceof Number number ? Optional.of(number) : Optional.empty();
  }

  /** The elements of a list; none for anything else. */
  public List<Node> items() {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    var items = new ArrayList<Node>(list.size());
    list.forEach(item -> items.add(of(item)));
    return items;
  }

  /** The fields of an object; none for anything else. */
  @SuppressWarnings("unchecked") // every JSON object of ours has text names
  public Map<String, Object> fields() {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The value itself. */
  public Optional<Object> value() {
    return Optional.ofNullable(value);
  }

  /** The type of the value, never its content. */
  @Override
  public String toString() {
    return "Node[" + Json.typeName(value) + "]";
  }
}

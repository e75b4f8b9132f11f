package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values and their text: maps in their order, lists, texts, exact numbers, booleans, null.
 *
 * <p>A whole number is a {@link Long}, or a {@link BigInteger} where that is too small; any other
 * is a {@link BigDecimal}. What is parsed here cannot be modified. A half of a surrogate pair,
 * which a provider may cut between two events, is kept and written as its escape.
 */
public final class Json {
  private Json() {}

  /**
   * The value of a JSON text that a provider or the library's user gave: of two equal names the
   * last one counts, as everywhere.
   *
   * @throws JsonException if it is not JSON, is nested deeper than 256 levels or holds a number
   *     that no double can hold
   */
  public static @Nullable Object parse(String text) {
    return JsonReader.LENIENT.read(text);
  }

  /** The same for bytes, which have to be UTF-8; a byte order mark is passed over. */
  public static @Nullable Object parse(byte[] utf8) {
    return JsonReader.LENIENT.read(Utf8.decode(utf8));
  }

  /**
   * The object of a JSON text.
   *
   * @throws JsonException if it is not JSON, or not an object
   */
  public static Map<String, Object> object(String text) {
    return asObject(parse(text));
  }

  /** The same for bytes, which have to be UTF-8; a byte order mark is passed over. */
  public static Map<String, Object> object(byte[] utf8) {
    return asObject(parse(utf8));
  }

  /**
   * The object of a request or a configuration file, where nothing doubtful is let pass: no name
   * twice, no text behind the end, at most 64 levels and a million tokens.
   *
   * @throws JsonException that names line, column and field
   */
  public static Map<String, Object> strictObject(byte[] utf8) {
    return asObject(JsonReader.STRICT.read(Utf8.decode(utf8)));
  }

  /**
   * The compact text of a value.
   *
   * @throws IllegalArgumentException for what is no JSON value
   */
  public static String text(@Nullable Object value) {
    return JsonWriter.write(value);
  }

  /** The compact text of a value, in UTF-8. */
  public static byte[] bytes(@Nullable Object value) {
    return JsonWriter.write(value).getBytes(UTF_8);
  }

  /**
   * A deep copy that cannot be modified, its numbers in their canonical types.
   *
   * @throws IllegalArgumentException for what is no JSON value: other types, names that are no
   *     texts, numbers that are not finite, more than 256 levels
   */
  public static Map<String, Object> immutable(Map<String, ?> object) {
    return Canonical.copy(object);
  }

  @SuppressWarnings("unchecked") // every JSON object of ours has text names
  private static Map<String, Object> asObject(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new JsonException("a JSON object is needed, not " + typeName(value), "");
  }

  /** What a value is called in a message. */
  static String typeName(@Nullable Object value) {
    if (value instanceof Map) {
      return "an object";
    } else if (value instanceof List) {
      return "a list";
    } else if (value instanceof String) {
      return "a text";
    } else if (value instanceof Number) {
      return "a number";
    }
    return String.valueOf(value);
  }

  // JSON has null and our values hold it, which the types of java.util cannot say.

  @SuppressWarnings("NullAway")
  static void put(Map<String, Object> object, String name, @Nullable Object value) {
    object.put(name, value);
  }

  @SuppressWarnings("NullAway")
  static void add(List<Object> list, @Nullable Object value) {
    list.add(value);
  }
}

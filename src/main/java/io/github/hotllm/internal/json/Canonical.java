package io.github.hotllm.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep copies of JSON values as a parser would have made them: unmodifiable, numbers exact. */
final class Canonical {
  private static final int MAX_DEPTH = 256;

  private Canonical() {}

  static Map<String, Object> copy(Map<?, ?> object) {
    return copy(object, 1);
  }

  static @Nullable Object of(@Nullable Object value) {
    return of(value, 0);
  }

  private static @Nullable Object of(@Nullable Object value, int depth) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    } else if (value instanceof Map<?, ?> map) {
      return copy(map, depth + 1);
    } else if (value instanceof Iterable<?> list) {
      return copy(list, depth + 1);
    } else if (value instanceof Number number) {
      return number(number);
    }
    throw noValue(value);
  }

  private static Map<String, Object> copy(Map<?, ?> object, int depth) {
    requireDepth(depth);
    var copy = new LinkedHashMap<String, Object>();
    object.forEach((name, value) -> Json.put(copy, name(name), of(value, depth)));
    return Collections.unmodifiableMap(copy);
  }

  private static List<Object> copy(Iterable<?> list, int depth) {
    requireDepth(depth);
    var copy = new ArrayList<Object>();
    list.forEach(value -> Json.add(copy, of(value, depth)));
    return Collections.unmodifiableList(copy);
  }

  /** Also the end of an object that holds itself. */
  private static void requireDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a JSON value is nested at most " + MAX_DEPTH + " levels deep");
    }
  }

  /** The name of a field. */
  static String name(@Nullable Object name) {
    if (name instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a JSON name is a text, not "
        + (name == null ? "null" : "a " + name.getClass().getName()));
  }

  /** A {@link Long}, a {@link BigInteger} beyond it, or a {@link BigDecimal}. */
  static Number number(Number number) {
    if (number instanceof BigDecimal) {
      return number;
    } else if (number instanceof Double || number instanceof Float) {
      return decimal(number);
    } else if (number instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Number) big.longValue() : big;
    }
    return number.longValue();
  }

  private static BigDecimal decimal(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("a JSON number is finite, not " + number);
    }
    return new BigDecimal(number.toString());
  }

  static IllegalArgumentException noValue(Object value) {
    return new IllegalArgumentException("a " + value.getClass().getName() + " is no JSON value");
  }
}

package io.github.hotllm.internal.json;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A strict look at the fields of one JSON object, for what a client or a user wrote.
 *
 * <p>A field of the wrong type is refused with its place. What nobody asked for is
 * {@linkplain #unread() left over}. Null is absence. Belongs to the one thread that reads.
 */
public final class Fields {
  private final Map<String, Object> object;
  private final String path;
  private final Set<String> read = new HashSet<>();

  private Fields(Map<String, Object> object, String path) {
    this.object = object;
    this.path = path;
  }

  /** The fields of a whole request. */
  public static Fields of(Map<String, Object> object) {
    return new Fields(object, "");
  }

  /** The fields of the object that stands at a place. */
  public static Fields of(@Nullable Object value, String path) {
    return new Fields(object(value, path), path);
  }

  /** The place of a field of this object. */
  public String path(String name) {
    return JsonPath.child(path, name);
  }

  /** The place of this object; empty for the whole. */
  public String path() {
    return path;
  }

  /** Whether there is such a field and it is not null; it stays unread. */
  public boolean has(String name) {
    return object.get(name) != null;
  }

  /** The value of whatever type. */
  public Optional<Object> value(String name) {
    read.add(name);
    return Optional.ofNullable(object.get(name));
  }

  public Optional<String> text(String name) {
    return value(name).map(value -> {
      if (value instanceof String text) {
        return text;
      }
      throw wrongType(name, "a text", value);
    });
  }

  public String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  public Optional<Boolean> flag(String name) {
    return value(name).map(value -> {
      if (value instanceof Boolean flag) {
        return flag;
      }
      throw wrongType(name, "true or false", value);
    });
  }

  /** A whole number from a least value on. */
  public OptionalInt whole(String name, int least) {
    var value = value(name);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (value.get() instanceof Long number && number >= least && number <= Integer.MAX_VALUE) {
      return OptionalInt.of(number.intValue());
    } else if (value.get() instanceof Long || value.get() instanceof BigInteger) {
      throw refused(name, "must be between " + least + " and " + Integer.MAX_VALUE);
    }
    throw value.get() instanceof Number
        ? refused(name, "must be a whole number, without a point or an exponent")
        : wrongType(name, "a whole number", value.get());
  }

  /** A number within limits, both included. */
  public OptionalDouble number(String name, double least, double most) {
    var value = value(name);
    if (value.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!(value.get() instanceof Number number)) {
      throw wrongType(name, "a number", value.get());
    }
    double rounded = number.doubleValue();
    if (!(rounded >= least && rounded <= most)) {
      throw refused(name, "must be between " + plain(least) + " and " + plain(most));
    }
    return OptionalDouble.of(rounded);
  }

  public Optional<Map<String, Object>> object(String name) {
    return value(name).map(value -> object(value, path(name)));
  }

  public Optional<Fields> fields(String name) {
    return object(name).map(fields -> new Fields(fields, path(name)));
  }

  /** The elements of a list. */
  @SuppressWarnings("unchecked") // a JSON list
  public Optional<List<Object>> list(String name) {
    return value(name).map(value -> {
      if (value instanceof List<?> list) {
        return (List<Object>) list;
      }
      throw wrongType(name, "a list", value);
    });
  }

  /** The objects of a list; none when the field is absent. */
  public List<Fields> objects(String name) {
    var list = list(name).orElse(List.of());
    var objects = new ArrayList<Fields>(list.size());
    for (int i = 0; i < list.size(); i++) {
      objects.add(of(list.get(i), JsonPath.child(path(name), i)));
    }
    return objects;
  }

  /** The texts of a list; none when the field is absent. */
  public List<String> texts(String name) {
    var list = list(name).orElse(List.of());
    var texts = new ArrayList<String>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String text)) {
        throw wrongTypeAt(JsonPath.child(path(name), i), "a text", list.get(i));
      }
      texts.add(text);
    }
    return texts;
  }

  /** The names that nobody asked for, in their order; what is null is not there. */
  public List<String> unread() {
    return object.keySet().stream()
        .filter(name -> has(name) && !read.contains(name))
        .toList();
  }

  /** Refuses the first field that nobody asked for. */
  public void refuseUnread() {
    unread().stream().findFirst().ifPresent(name -> {
      throw refused(name, "is not a field that hotllm knows");
    });
  }

  /** A refusal of a field: its place and what is wrong with it. */
  public LlmException refused(String name, String why) {
    return refusedAt(path(name), why);
  }

  /** A refusal of what stands at a place. */
  public static LlmException refusedAt(String place, String why) {
    return LlmException.builder(ErrorType.INVALID_REQUEST, place + " " + why)
        .field(place)
        .build();
  }

  /** A refusal of a field that has to be there. */
  public LlmException missing(String name) {
    return refused(name, "is missing");
  }

  private LlmException wrongType(String name, String wanted, Object value) {
    return wrongTypeAt(path(name), wanted, value);
  }

  private static LlmException wrongTypeAt(String place, String wanted, @Nullable Object value) {
    return refusedAt(place, "must be " + wanted + ", not " + Json.typeName(value));
  }

  @SuppressWarnings("unchecked") // every JSON object of ours has text names
  private static Map<String, Object> object(@Nullable Object value, String place) {
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw wrongTypeAt(place, "an object", value);
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
  }
}

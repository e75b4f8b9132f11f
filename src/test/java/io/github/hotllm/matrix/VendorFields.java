package io.github.hotllm.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields that clients of one format may send, as their vendor's SDK has them: a file of lines
 * {@code place = value}, each put into the request of the line {@code base}. A line that begins
 * with {@code ~} says what is so anyway, one with {@code ^} what only a provider of the same format
 * can be asked for, and one with {@code !} what nobody can.
 */
record VendorFields(Map<String, Object> base, List<Field> fields) {
  private static final Pattern STEP = Pattern.compile("([A-Za-z_]\\w*)|\\[(\\d+)]");

  /** What is expected of a field. */
  enum Kind {
    MEANS_SOMETHING,
    SO_ANYWAY,
    OWN,
    REFUSED
  }

  /** One field, its value, and the request with it. */
  record Field(Kind kind, String place, String value, Map<String, Object> request) {
    @Override
    public String toString() {
      return place + " = " + value;
    }
  }

  /** What clients of a format may send. */
  static VendorFields of(Format format) {
    return of(format.name().toLowerCase(Locale.ROOT) + ".fields");
  }

  /** What providers of a format may answer. */
  static VendorFields ofAnswers(Format format) {
    return of(format.name().toLowerCase(Locale.ROOT) + ".answers");
  }

  /** A stream in which each event and each delta of a format stands once. */
  static List<String> events(Format format) {
    return lines(format.name().toLowerCase(Locale.ROOT) + ".events");
  }

  private static VendorFields of(String file) {
    return of(lines(file));
  }

  private static List<String> lines(String file) {
    try (var in = VendorFields.class.getResourceAsStream(file)) {
      var text = new String(in.readAllBytes(), UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VendorFields of(List<String> lines) {
    var base = Json.object(lines.get(0).substring("base = ".length()));
    var fields = new ArrayList<Field>();
    for (var line : lines.subList(1, lines.size())) {
      var sides = line.split(" = ", 2);
      var kind = switch (sides[0].charAt(0)) {
        case '~' -> Kind.SO_ANYWAY;
        case '^' -> Kind.OWN;
        case '!' -> Kind.REFUSED;
        default -> Kind.MEANS_SOMETHING;
      };
      var place = kind == Kind.MEANS_SOMETHING ? sides[0] : sides[0].substring(1);
      var value = Json.parse(sides[1]);
      var request =
          place.equals("+") ? merged(base, asObject(value)) : with(base, steps(place), value);
      fields.add(new Field(kind, place, sides[1], asObject(request)));
    }
    return new VendorFields(base, List.copyOf(fields));
  }

  private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> more) {
    var merged = new LinkedHashMap<>(base);
    merged.putAll(more);
    return merged;
  }

  private static List<Object> steps(String place) {
    return STEP.matcher(place)
        .results()
        .map(
            step -> step.group(1) == null ? (Object) Integer.valueOf(step.group(2)) : step.group(1))
        .toList();
  }

  /** The same with a value at a place, which may be one behind the end of a list. */
  private static Object with(Object whole, List<Object> steps, Object value) {
    if (steps.isEmpty()) {
      return value;
    }
    var rest = steps.subList(1, steps.size());
    if (steps.get(0) instanceof Integer index) {
      var list = new ArrayList<Object>((List<?>) whole);
      if (index == list.size()) {
        list.add(Map.of());
      }
      list.set(index, with(list.get(index), rest, value));
      return list;
    }
    var copy = new LinkedHashMap<String, Object>(asObject(whole));
    var name = (String) steps.get(0);
    copy.put(name, with(copy.getOrDefault(name, Map.of()), rest, value));
    return copy;
  }

  @SuppressWarnings("unchecked") // a JSON object
  private static Map<String, Object> asObject(Object value) {
    return (Map<String, Object>) value;
  }
}

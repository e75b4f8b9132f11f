package io.github.hotllm.internal.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A Java type that is one JSON text, number or flag.
 *
 * @param words what a message calls it
 * @param type the type in JSON Schema
 * @param format the format in JSON Schema, out of those that OpenAI and Anthropic both take
 *     (2026-11); empty for none
 */
record Scalar(String words, String type, String format) {
  private static final Scalar TEXT = new Scalar("a text", "string", "");
  private static final Scalar WHOLE = new Scalar("a whole number", "integer", "");
  private static final Scalar NUMBER = new Scalar("a number", "number", "");
  private static final Scalar FLAG = new Scalar("true or false", "boolean", "");
  private static final Scalar BYTES = new Scalar("a text in base64", "string", "");
  private static final Scalar ADDRESS = new Scalar("an address", "string", "");
  private static final Scalar MOMENT =
      new Scalar("a date and time with offset in ISO 8601", "string", "date-time");
  private static final Scalar LOCAL_MOMENT =
      new Scalar("a date and time without offset in ISO 8601", "string", "");
  private static final Scalar DATE = new Scalar("a date in ISO 8601", "string", "date");
  private static final Scalar TIME = new Scalar("a time without offset in ISO 8601", "string", "");
  private static final Scalar SPAN = new Scalar("a duration in ISO 8601", "string", "duration");
  private static final Scalar ID = new Scalar("a UUID", "string", "uuid");

  private static final Map<Class<?>, Scalar> ALL = Map.ofEntries(
      Map.entry(String.class, TEXT),
      Map.entry(CharSequence.class, TEXT),
      Map.entry(char.class, TEXT),
      Map.entry(Character.class, TEXT),
      Map.entry(byte[].class, BYTES),
      Map.entry(byte.class, WHOLE),
      Map.entry(Byte.class, WHOLE),
      Map.entry(short.class, WHOLE),
      Map.entry(Short.class, WHOLE),
      Map.entry(int.class, WHOLE),
      Map.entry(Integer.class, WHOLE),
      Map.entry(long.class, WHOLE),
      Map.entry(Long.class, WHOLE),
      Map.entry(BigInteger.class, WHOLE),
      Map.entry(float.class, NUMBER),
      Map.entry(Float.class, NUMBER),
      Map.entry(double.class, NUMBER),
      Map.entry(Double.class, NUMBER),
      Map.entry(BigDecimal.class, NUMBER),
      Map.entry(Number.class, NUMBER),
      Map.entry(boolean.class, FLAG),
      Map.entry(Boolean.class, FLAG),
      Map.entry(Instant.class, MOMENT),
      Map.entry(OffsetDateTime.class, MOMENT),
      Map.entry(ZonedDateTime.class, MOMENT),
      Map.entry(LocalDateTime.class, LOCAL_MOMENT),
      Map.entry(LocalDate.class, DATE),
      Map.entry(LocalTime.class, TIME),
      Map.entry(Duration.class, SPAN),
      Map.entry(UUID.class, ID),
      Map.entry(URI.class, ADDRESS));

  /** The optional types whose content is told by their name. */
  private static final Map<Class<?>, Scalar> OPTIONAL =
      Map.of(OptionalInt.class, WHOLE, OptionalLong.class, WHOLE, OptionalDouble.class, NUMBER);

  static Optional<Scalar> of(Class<?> type) {
    return Optional.ofNullable(ALL.get(type));
  }

  /** What one of the primitive optional types holds. */
  static Optional<Scalar> inOptional(Class<?> type) {
    return Optional.ofNullable(OPTIONAL.get(type));
  }

  Map<String, Object> schema() {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", type);
    if (!format.isEmpty()) {
      schema.put("format", format);
    }
    return schema;
  }

  /** Whether it is that kind of JSON value, so that only its content can be wrong. */
  boolean isWrittenAs(String typeName) {
    return switch (type) {
      case "string" -> typeName.equals("a text");
      case "integer", "number" -> typeName.equals("a number");
      default -> false;
    };
  }

  /** The constants of an enum, as databind reads them. */
  static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> Binding.MAPPER.convertValue(constant, String.class))
        .toList();
  }
}

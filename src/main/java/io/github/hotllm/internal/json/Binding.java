package io.github.hotllm.internal.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How databind reads the caller's types: strictly, for a model that answers a text for a number has
 * not answered the schema. It writes them in the same forms.
 */
final class Binding {
  /** Immutable from here on, for all threads. */
  static final ObjectMapper MAPPER = mapper();

  private Binding() {}

  private static ObjectMapper mapper() {
    return JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
        .addModule(optionals())
        .addModule(times())
        .build();
  }

  /** Databind leaves these to modules, which would be two more dependencies. */
  private static SimpleModule optionals() {
    var module = new SimpleModule("hotllm-optionals");
    module.addDeserializer(Optional.class, OptionalReader.ofAny());
    module.addDeserializer(
        OptionalInt.class, OptionalReader.of(Integer.class, OptionalInt::of, OptionalInt.empty()));
    module.addDeserializer(
        OptionalLong.class, OptionalReader.of(Long.class, OptionalLong::of, OptionalLong.empty()));
    module.addDeserializer(
        OptionalDouble.class,
        OptionalReader.of(Double.class, OptionalDouble::of, OptionalDouble.empty()));
    write(module, Optional.class, some -> ((Optional<?>) some).orElse(null));
    write(module, OptionalInt.class, some -> some.isPresent() ? some.getAsInt() : null);
    write(module, OptionalLong.class, some -> some.isPresent() ? some.getAsLong() : null);
    write(module, OptionalDouble.class, some -> some.isPresent() ? some.getAsDouble() : null);
    return module;
  }

  private static SimpleModule times() {
    var module = new SimpleModule("hotllm-times");
    add(module, Instant.class, Instant::parse);
    add(module, OffsetDateTime.class, OffsetDateTime::parse);
    add(module, ZonedDateTime.class, ZonedDateTime::parse);
    add(module, LocalDateTime.class, LocalDateTime::parse);
    add(module, LocalDate.class, LocalDate::parse);
    add(module, LocalTime.class, LocalTime::parse);
    add(module, Duration.class, Duration::parse);
    return module;
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parser) {
    module.addDeserializer(type, new TimeReader<>(type, parser));
    module.addSerializer(type, ToStringSerializer.instance);
  }

  /** What is absent is written as null. */
  private static <O> void write(
      SimpleModule module, Class<O> type, Function<O, @Nullable Object> content) {
    module.addSerializer(new StdDelegatingSerializer(type, new StdConverter<O, Object>() {
      @Override
      public @Nullable Object convert(O some) {
        return content.apply(some);
      }
    }));
  }
}

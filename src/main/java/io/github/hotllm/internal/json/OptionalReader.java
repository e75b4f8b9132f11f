package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what may be absent: a field that is missing or null is empty. Immutable, for all threads.
 *
 * @param <O> the optional type
 */
final class OptionalReader<O> extends JsonDeserializer<O> implements ContextualDeserializer {
  /** The type of what is present; none for the first type argument of the optional type. */
  private final @Nullable Class<?> content;

  private final Function<Object, O> present;
  private final O empty;
  /** Known once the place is known where this reads. */
  private final @Nullable JsonDeserializer<Object> reader;

  private OptionalReader(
      @Nullable Class<?> content,
      Function<Object, O> present,
      O empty,
      @Nullable JsonDeserializer<Object> reader) {
    this.content = content;
    this.present = present;
    this.empty = empty;
    this.reader = reader;
  }

  static OptionalReader<Optional<?>> ofAny() {
    return new OptionalReader<>(null, Optional::of, Optional.empty(), null);
  }

  static <C, O> OptionalReader<O> of(Class<C> content, Function<C, O> present, O empty) {
    return new OptionalReader<>(content, present.compose(content::cast), empty, null);
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    var type = content == null ? argument(context) : context.constructType(content);
    return new OptionalReader<>(
        content, present, empty, context.findContextualValueDeserializer(type, property));
  }

  private static JavaType argument(DeserializationContext context) {
    var type = context.getContextualType();
    var argument = type == null ? null : type.containedType(0);
    return argument == null ? TypeFactory.unknownType() : argument;
  }

  @Override
  public O deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (reader == null) {
      throw new IllegalStateException("databind has not asked for the reader of this place");
    }
    return present.apply(reader.deserialize(json, context));
  }

  @Override
  public O getNullValue(DeserializationContext context) {
    return empty;
  }

  @Override
  public O getAbsentValue(DeserializationContext context) {
    return empty;
  }
}

package io.github.hotllm.internal.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why a value does not fit a type: where, and in which form it would. Databind's own messages
 * quote the value, so neither they nor their exceptions are passed on.
 */
final class Misfit {
  private Misfit() {}

  static IllegalArgumentException of(JsonMappingException e, Object whole) {
    var place = "";
    Object value = whole;
    for (var step : e.getPath()) {
      place = step.getFieldName() == null
          ? JsonPath.child(place, step.getIndex())
          : JsonPath.child(place, step.getFieldName());
      value = step(value, step);
    }
    return of(e, place.isEmpty() ? "the value" : place, value);
  }

  private static IllegalArgumentException of(
      JsonMappingException e, String place, @Nullable Object value) {
    if (e instanceof ValueInstantiationException refusal) {
      // The cause was thrown by the caller's own constructor, and may tell him what it wants.
      var type = refusal.getType().getRawClass().getSimpleName();
      return new IllegalArgumentException(place + " is refused by " + type, e.getCause());
    } else if (e instanceof InvalidDefinitionException definition) {
      var type = definition.getType().getRawClass().getName();
      return new IllegalArgumentException(place + ": " + type + " cannot be read from JSON");
    } else if (value == null) {
      return new IllegalArgumentException(place + " is missing");
    }
    return new IllegalArgumentException(
        place + " " + wanted(target(e, place), Json.typeName(value)));
  }

  private static @Nullable Class<?> target(JsonMappingException e, String place) {
    var type = e instanceof MismatchedInputException misfit ? misfit.getTargetType() : null;
    if (type == null || !type.isArray() || !place.endsWith("]")) {
      return type;
    }
    // Databind says "array" also of what stands in an array of primitives.
    return type.getComponentType().isPrimitive() ? type.getComponentType() : type;
  }

  private static @Nullable Object step(@Nullable Object value, Reference step) {
    if (value instanceof Map<?, ?> map) {
      var name = step.getFieldName();
      return map.containsKey(name) ? map.get(name) : underAlias(map, step);
    }
    int index = step.getIndex();
    return value instanceof List<?> list && index >= 0 && index < list.size()
        ? list.get(index)
        : null;
  }

  /** Databind tells the name of the property, by whichever alias it was read. */
  private static @Nullable Object underAlias(Map<?, ?> map, Reference step) {
    if (!(step.getFrom() instanceof Class<?> owner)) {
      return null;
    }
    var config = Binding.MAPPER.getDeserializationConfig();
    var annotations = config.getAnnotationIntrospector();
    return config.introspect(config.constructType(owner)).findProperties().stream()
        .filter(property -> property.getName().equals(step.getFieldName()))
        .map(property -> annotations.findPropertyAliases(property.getPrimaryMember()))
        .flatMap(aliases -> aliases == null ? Stream.empty() : aliases.stream())
        .map(alias -> map.get(alias.getSimpleName()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static String wanted(@Nullable Class<?> type, String present) {
    if (type == null) {
      return "does not fit its type";
    } else if (type.isEnum()) {
      return "must be one of " + String.join(", ", Scalar.constants(type));
    } else if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "must be a list, not " + present;
    }
    return Scalar.of(type)
        .map(scalar ->
            "must be " + scalar.words() + (scalar.isWrittenAs(present) ? "" : ", not " + present))
        .orElse("must be an object, not " + present);
  }
}

package io.github.hotllm.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values and the caller's own records and beans, Jackson's annotations honoured; with its
 * helpers the one place that needs databind, which is loaded by the first call here.
 *
 * <p>A component that is not {@link java.util.Optional} has to be there, so one that is ignored has
 * to be optional; what a bean is not told, it keeps. Unknown fields are passed over. For all
 * threads.
 */
public final class Records {
  private static final ClassValue<Map<String, Object>> SCHEMAS = new ClassValue<>() {
    @Override
    protected Map<String, Object> computeValue(Class<?> type) {
      return SchemaOf.type(type);
    }
  };

  private Records() {}

  /**
   * A value read into a type of the caller's.
   *
   * @throws IllegalArgumentException if it does not fit; the message names the field and its form,
   *     never what stands in it
   */
  public static <T> T read(@Nullable Object value, Class<T> type) {
    if (value == null) {
      throw new IllegalArgumentException("there is no value, only null");
    }
    try {
      return Binding.MAPPER.convertValue(value, type);
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof JsonMappingException misfit) {
        throw Misfit.of(misfit, value);
      }
      throw e;
    }
  }

  /**
   * The compact JSON text of a value of the caller's: a record, a bean, or what may hold them.
   *
   * @throws IllegalArgumentException if it has none; the message names its type, never what stands
   *     in it
   */
  public static String text(@Nullable Object value) {
    try {
      return Json.text(Json.parse(Binding.MAPPER.writeValueAsString(value)));
    } catch (JsonProcessingException e) {
      var type = value == null ? "null" : value.getClass().getName();
      throw new IllegalArgumentException(type + " cannot be written as JSON");
    }
  }

  /**
   * The JSON Schema of a record or bean of the caller's, in the subset of draft 2020-12 that
   * providers take.
   *
   * <p>Each property is required, as OpenAI's strict mode has it; an optional one may be null.
   *
   * @throws IllegalArgumentException for a type that is no object in JSON, or holds one that has no
   *     form there
   */
  public static Map<String, Object> schema(Class<?> type) {
    return SCHEMAS.get(type);
  }
}

package io.github.hotllm.internal.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values and the caller's own records and beans; the one class that needs databind. */
public final class Records {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Records() {}

  /**
   * A value read into a type of the caller's.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  public static <T> T read(@Nullable Object value, Class<T> type) {
    return MAPPER.convertValue(value, type);
  }

  /** The JSON Schema of a type of the caller's. */
  public static Map<String, Object> schema(Class<?> type) {
    return Map.of("type", "object", "title", type.getSimpleName());
  }
}

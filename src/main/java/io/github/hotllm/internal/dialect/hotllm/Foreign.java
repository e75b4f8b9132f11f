package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads what should have come from a hot server; when it has not, that is the other end's fault.
 */
final class Foreign {
  private Foreign() {}

  /**
   * What a JSON object says.
   *
   * @throws LlmException of type {@code provider_error} if it is not the object that it should be
   */
  static <T> T object(byte[] utf8, Function<Fields, T> reader) {
    try {
      return reader.apply(Fields.of(Json.object(utf8)));
    } catch (JsonException | BadRequestException e) {
      throw LlmException.builder(
              ErrorType.PROVIDER_ERROR,
              "the answer is not what a hot server of this version says: " + e.getMessage())
          .cause(e)
          .build();
    }
  }

  /** A count, as large as it may be; what is none is absent. */
  static OptionalLong count(Fields json, String name) {
    var value = json.value(name);
    return value.isPresent() ? Node.of(value.get()).count() : OptionalLong.empty();
  }

  /** A time in whole milliseconds. */
  static Optional<Duration> millis(Fields json, String name) {
    var millis = count(json, name);
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }
}

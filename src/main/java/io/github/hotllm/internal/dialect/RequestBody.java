package io.github.hotllm.internal.dialect;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import java.util.Map;

/** Reads the body of what a client asks. */
public final class RequestBody {
  private RequestBody() {}

  /** @throws LlmException of type {@code invalid_request} that tells the place of the mistake */
  public static Map<String, Object> object(byte[] body) {
    try {
      return Json.strictObject(body);
    } catch (JsonException e) {
      var failure = LlmException.builder(ErrorType.INVALID_REQUEST, String.valueOf(e.getMessage()));
      throw (e.field().isEmpty() ? failure : failure.field(e.field())).cause(e).build();
    }
  }
}

package io.github.hotllm.internal.dialect;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.LinkedHashMap;
import java.util.Map;

/** A failure as OpenAI's clients understand it, by OpenAI's words where it has one. */
public final class OpenAiFailure {
  private static final int NOT_FOUND = 404;

  private OpenAiFailure() {}

  public static WireReply reply(LlmException failure) {
    var headers = Headers.none().with("content-type", "application/json");
    if (!failure.isRetryable()) {
      // The official clients would else try again whatever has status 429.
      headers = headers.with("x-should-retry", "false");
    }
    return new WireReply(status(failure), headers, Json.bytes(object(failure)));
  }

  /** OpenAI has neither 402 nor a 422 for what its filter refuses. */
  private static int status(LlmException failure) {
    return switch (failure.type()) {
      case BILLING -> ErrorType.RATE_LIMITED.status();
      case CONTENT_REFUSED -> ErrorType.INVALID_REQUEST.status();
      default -> failure.status();
    };
  }

  public static Map<String, Object> object(LlmException failure) {
    var error = new LinkedHashMap<String, Object>();
    error.put("message", String.valueOf(failure.getMessage()));
    error.put("type", type(failure));
    failure.field().ifPresent(field -> error.put("param", field));
    error.put("code", code(failure));
    return Map.of("error", error);
  }

  private static String type(LlmException failure) {
    return switch (failure.type()) {
      case INVALID_REQUEST, GONE, CONTEXT_TOO_LONG, MODEL_NOT_FOUND, CONTENT_REFUSED ->
        "invalid_request_error";
      case AUTHENTICATION -> "authentication_error";
      case PERMISSION -> "permission_error";
      case BILLING, SUBSCRIPTION_EXHAUSTED -> "insufficient_quota";
      case RATE_LIMITED -> "rate_limit_error";
      case BUSY -> isStopping(failure) ? "server_error" : "rate_limit_error";
      case OVERLOADED, PROVIDER_ERROR, STREAM_BROKEN, INVALID_OUTPUT, TIMEOUT -> "server_error";
    };
  }

  private static boolean isStopping(LlmException failure) {
    return failure.status() == ErrorType.OVERLOADED.status();
  }

  /** The most specific word for it. */
  public static String code(LlmException failure) {
    return switch (failure.type()) {
      case INVALID_REQUEST -> failure.status() == NOT_FOUND ? "unknown_url" : "invalid_request";
      case CONTEXT_TOO_LONG -> "context_length_exceeded";
      case AUTHENTICATION -> "invalid_api_key";
      case BILLING -> "insufficient_quota";
      case RATE_LIMITED -> "rate_limit_exceeded";
      case CONTENT_REFUSED -> "content_filter";
      default -> failure.type().wireName();
    };
  }
}

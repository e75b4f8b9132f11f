package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.WireReply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells a client that speaks Gemini of a failure, with the statuses that its SDK knows. Our own
 * type is the {@code reason} in the details.
 */
final class GeminiFailure {
  private static final String TYPE = "type.googleapis.com/google.rpc.";

  private GeminiFailure() {}

  /** A reply, before anything of the answer was sent. */
  static WireReply reply(LlmException failure) {
    return WireReply.json(status(failure), Json.bytes(body(failure)));
  }

  static Map<String, Object> body(LlmException failure) {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", (long) status(failure));
    error.put("message", String.valueOf(failure.getMessage()));
    error.put("status", word(failure));
    error.put("details", details(failure));
    return Map.of("error", error);
  }

  /** Google has no 422 for a prompt that was refused. */
  private static int status(LlmException failure) {
    return failure.type() == ErrorType.CONTENT_REFUSED ? 400 : failure.status();
  }

  private static String word(LlmException failure) {
    return switch (failure.type()) {
      case INVALID_REQUEST -> failure.status() == 404 ? "NOT_FOUND" : "INVALID_ARGUMENT";
      case CONTEXT_TOO_LONG, CONTENT_REFUSED -> "INVALID_ARGUMENT";
      case AUTHENTICATION -> "UNAUTHENTICATED";
      case PERMISSION -> "PERMISSION_DENIED";
      case MODEL_NOT_FOUND, GONE -> "NOT_FOUND";
      case BILLING -> "FAILED_PRECONDITION";
      case RATE_LIMITED, SUBSCRIPTION_EXHAUSTED -> "RESOURCE_EXHAUSTED";
      case BUSY -> failure.status() == 503 ? "UNAVAILABLE" : "RESOURCE_EXHAUSTED";
      case OVERLOADED -> "UNAVAILABLE";
      case PROVIDER_ERROR, STREAM_BROKEN, INVALID_OUTPUT -> "INTERNAL";
      case TIMEOUT -> "DEADLINE_EXCEEDED";
    };
  }

  private static List<Map<String, Object>> details(LlmException failure) {
    var details = new ArrayList<Map<String, Object>>();
    var info = detail("ErrorInfo", "reason", failure.type().name().toUpperCase(Locale.ROOT));
    info.put("domain", "hotllm");
    failure.requestId().ifPresent(id -> info.put("metadata", Map.of("requestId", id)));
    details.add(info);
    failure
        .retryAfter()
        .ifPresent(wait -> details.add(detail("RetryInfo", "retryDelay", seconds(wait))));
    failure
        .field()
        .ifPresent(field -> details.add(
            detail("BadRequest", "fieldViolations", List.of(violation(failure, field)))));
    return details;
  }

  private static Map<String, Object> violation(LlmException failure, String field) {
    var violation = new LinkedHashMap<String, Object>();
    violation.put("field", field);
    violation.put("description", String.valueOf(failure.getMessage()));
    return violation;
  }

  private static Map<String, Object> detail(String type, String name, Object value) {
    var detail = new LinkedHashMap<String, Object>();
    detail.put("@type", TYPE + type);
    detail.put(name, value);
    return detail;
  }

  /** As JSON writes a duration: {@code 1.5s}. */
  private static String seconds(Duration wait) {
    return BigDecimal.valueOf(wait.toMillis(), 3).stripTrailingZeros().toPlainString() + "s";
  }
}

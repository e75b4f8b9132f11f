package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a client that speaks Messages of a failure, with the types and statuses that its SDK knows:
 * 529 is overloaded here, and 422 is none.
 */
final class MessagesFailure {
  private static final int OVERLOADED = 529;
  private static final String TOO_LONG = "prompt is too long";

  private MessagesFailure() {}

  /** A reply, before anything of the answer was sent. */
  static WireReply reply(LlmException failure) {
    var plain = WireReply.json(status(failure), Json.bytes(body(failure)));
    var headers = plain.headers().with("x-should-retry", String.valueOf(failure.isRetryable()));
    if (failure.requestId().isPresent()) {
      headers = headers.with("request-id", failure.requestId().get());
    }
    return new WireReply(plain.status(), headers, plain.body());
  }

  /** The last event of an answer that broke off. */
  static Frame event(LlmException failure) {
    return Frame.event("error", Json.bytes(body(failure)));
  }

  private static Map<String, Object> body(LlmException failure) {
    var error = new LinkedHashMap<String, Object>();
    error.put("type", type(failure));
    error.put("message", message(failure));
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "error");
    body.put("error", error);
    failure.requestId().ifPresent(id -> body.put("request_id", id));
    return body;
  }

  /** Its type does not tell that a prompt is too long: clients know that by these words. */
  private static String message(LlmException failure) {
    var message = String.valueOf(failure.getMessage());
    boolean isKnown = failure.type() != ErrorType.CONTEXT_TOO_LONG || message.contains(TOO_LONG);
    return isKnown ? message : TOO_LONG + ": " + message;
  }

  private static int status(LlmException failure) {
    return switch (failure.type()) {
      case OVERLOADED -> OVERLOADED;
      case BUSY -> failure.status() == ErrorType.BUSY.status() ? failure.status() : OVERLOADED;
      case CONTENT_REFUSED -> ErrorType.INVALID_REQUEST.status();
      default -> failure.status();
    };
  }

  private static String type(LlmException failure) {
    return switch (failure.type()) {
      case INVALID_REQUEST -> ofRequest(failure.status());
      case CONTEXT_TOO_LONG, CONTENT_REFUSED -> "invalid_request_error";
      case AUTHENTICATION -> "authentication_error";
      case PERMISSION -> "permission_error";
      case MODEL_NOT_FOUND, GONE -> "not_found_error";
      case BILLING -> "billing_error";
      case SUBSCRIPTION_EXHAUSTED, RATE_LIMITED -> "rate_limit_error";
      case BUSY -> status(failure) == OVERLOADED ? "overloaded_error" : "rate_limit_error";
      case OVERLOADED -> "overloaded_error";
      case PROVIDER_ERROR, STREAM_BROKEN, INVALID_OUTPUT -> "api_error";
      case TIMEOUT -> "timeout_error";
    };
  }

  private static String ofRequest(int status) {
    return switch (status) {
      case 404 -> "not_found_error";
      case 413 -> "request_too_large";
      default -> "invalid_request_error";
    };
  }
}

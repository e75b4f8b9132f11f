package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The error object, written and read. */
public final class ErrorJson {
  private ErrorJson() {}

  /** The whole object: {@code {"error": {…}}}. */
  public static Map<String, Object> write(LlmException failure) {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", failure.type().wireName());
    json.put("message", String.valueOf(failure.getMessage()));
    Present.put(json, "provider", failure.provider());
    Present.put(json, "model", failure.model());
    Present.put(json, "route", failure.route());
    json.put("retryable", failure.isRetryable());
    Present.put(json, "retry_after_ms", failure.retryAfter().map(ErrorJson::millis));
    Present.put(json, "resets_at", failure.resetsAt().map(Instant::toString));
    Present.put(json, "phase", failure.phase());
    Present.put(json, "field", failure.field());
    Present.put(json, "partial_text", failure.partialText());
    Present.put(json, "request_id", failure.requestId());
    return Map.of("error", json);
  }

  /** Whole milliseconds, rounded up: who waits so long has waited long enough. */
  private static long millis(Duration wait) {
    return wait.plusNanos(999_999).toMillis();
  }

  /**
   * The failure that a hot server's answer of that status tells of.
   *
   * @throws LlmException of type {@code provider_error} if it is no error object
   */
  public static LlmException read(int status, byte[] utf8) {
    return Foreign.object(utf8, json -> builder(json).status(status).build());
  }

  /** The failure, to be completed. */
  static LlmException.Builder builder(Fields json) {
    var error = json.fields("error").orElseThrow(() -> json.missing("error"));
    var word = error.requiredText("type");
    var type = Words.find(ErrorType.values(), word).orElse(ErrorType.PROVIDER_ERROR);
    var failure = LlmException.builder(type, error.requiredText("message"));
    error.flag("retryable").ifPresent(again -> settle(failure, again));
    readPlace(error, failure);
    readWait(error, failure);
    error.text("partial_text").ifPresent(text -> failure.partial(LlmReply.of(text)));
    return failure;
  }

  private static void settle(LlmException.Builder failure, boolean again) {
    if (again) {
      failure.transitory();
    } else {
      failure.permanent();
    }
  }

  private static void readPlace(Fields error, LlmException.Builder failure) {
    error.text("provider").ifPresent(failure::provider);
    error.text("model").ifPresent(failure::model);
    word(error, "route", RouteKind.values()).ifPresent(failure::route);
    word(error, "phase", LlmException.Phase.values()).ifPresent(failure::phase);
    error.text("field").ifPresent(failure::field);
    // It goes on in a header, which not every text could.
    error.text("request_id").filter(Headers::isSafe).ifPresent(failure::requestId);
  }

  /** A newer server may have words that we do not know; the failure is no less one. */
  private static <E extends Enum<E>> Optional<E> word(Fields error, String name, E[] values) {
    return error.text(name).flatMap(word -> Words.find(values, word));
  }

  private static void readWait(Fields error, LlmException.Builder failure) {
    Foreign.millis(error, "retry_after_ms").ifPresent(failure::retryAfter);
    error.text("resets_at").flatMap(ErrorJson::instant).ifPresent(failure::resetsAt);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.json.Fields;
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
    failure.provider().ifPresent(provider -> json.put("provider", provider));
    failure.model().ifPresent(model -> json.put("model", model));
    failure.route().ifPresent(route -> json.put("route", Words.of(route)));
    json.put("retryable", failure.isRetryable());
    failure.retryAfter().ifPresent(wait -> json.put("retry_after_ms", millis(wait)));
    failure.resetsAt().ifPresent(instant -> json.put("resets_at", instant.toString()));
    failure.phase().ifPresent(phase -> json.put("phase", Words.of(phase)));
    failure.field().ifPresent(field -> json.put("field", field));
    failure.partialText().ifPresent(text -> json.put("partial_text", text));
    failure.requestId().ifPresent(id -> json.put("request_id", id));
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
    error
        .text("partial_text")
        .ifPresent(text -> failure.partial(LlmReply.of(text)));
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
    error.text("request_id").ifPresent(failure::requestId);
  }

  /** A newer server may have words that we do not know; the failure is no less one. */
  private static <E extends Enum<E>> Optional<E> word(Fields error, String name, E[] values) {
    return error.text(name).flatMap(word -> Words.find(values, word));
  }

  private static void readWait(Fields error, LlmException.Builder failure) {
    var wait = error.whole("retry_after_ms", 0);
    if (wait.isPresent()) {
      failure.retryAfter(Duration.ofMillis(wait.getAsInt()));
    }
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

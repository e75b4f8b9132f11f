package io.github.hotllm.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Holds what a caller was told against a row of the table. */
record RowCheck(Row row) {
  void failure(Door door, Answer answer) {
    if (answer instanceof Answer.Thrown thrown) {
      thrown(thrown.failure());
    } else if (answer instanceof Answer.Refused refused) {
      assertFalse(
          door.isStreamed() && row.partial().isPresent(), "after the head there is an event");
      assertEquals(row.status(), refused.status());
      assertEquals(
          row.retryAfter().map(RowCheck::wholeSeconds),
          refused.headers().firstValue("retry-after"));
      assertEquals(
          refused.headers().firstValue("x-request-id"),
          refused.error().at("request_id").text());
      wire(refused.error());
    } else {
      assertTrue(row.partial().isPresent(), "before the head there is an HTTP error");
      wire(assertInstanceOf(Answer.Broken.class, answer).error());
    }
  }

  private void thrown(LlmException failure) {
    assertEquals(row.exception(), failure.getClass());
    assertEquals(row.type(), failure.type().wireName());
    assertEquals(row.status(), failure.status());
    assertEquals(row.isRetryable(), failure.isRetryable());
    assertTrue(message(failure).contains(row.words()), () -> message(failure));
    assertEquals(row.phase(), failure.phase());
    assertEquals(row.field(), failure.field());
    assertEquals(row.retryAfter(), failure.retryAfter());
    assertEquals(row.resetsAt(), failure.resetsAt());
    assertEquals(row.partial(), failure.partialText());
    assertEquals(row.attempts() > 0, failure.route().isPresent() || isTotal());
    assertTrue(failure.requestId().isPresent(), "every failure has an id");
  }

  private void wire(Node error) {
    assertEquals(row.type(), error.at("type").textOrEmpty());
    assertTrue(error.at("message").textOrEmpty().contains(row.words()), error::toString);
    assertEquals(row.isRetryable(), error.at("retryable").isTrue());
    assertEquals(
        row.phase().map(phase -> phase.name().toLowerCase(Locale.ROOT)),
        error.at("phase").text());
    assertEquals(row.field(), error.at("field").text());
    assertEquals(
        row.retryAfter().map(Duration::toMillis).map(String::valueOf),
        error.at("retry_after_ms").scalar());
    assertEquals(row.resetsAt().map(Instant::toString), error.at("resets_at").text());
    assertEquals(row.partial(), error.at("partial_text").text());
    assertEquals(row.attempts() > 0, error.at("route").isPresent() || isTotal());
    assertTrue(error.at("request_id").isPresent(), "every failure has an id");
  }

  /** The whole call was too long: that is nobody's failure in particular. */
  private boolean isTotal() {
    return row.phase().equals(Optional.of(LlmException.Phase.TOTAL));
  }

  private static String message(LlmException failure) {
    return String.valueOf(failure.getMessage());
  }

  private static String wholeSeconds(Duration wait) {
    return String.valueOf((wait.toMillis() + 999) / 1000);
  }
}

package io.github.hotllm.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "1,            PT1S",
    "60,           PT1M",
    "007,          PT7S",
    "1.5,          PT1.5S",
    "2.,           PT2S",
    ".25,          PT0.25S",
    "0.1,          PT0.1S",
    "1e1,          PT10S",
    "1.5E+2,       PT2M30S",
    "1e-3,         PT0.001S",
    "' 3 ',        PT3S",
    "31536000,     PT8760H",
  })
  void retryAfterInSeconds(String value, Duration wait) {
    assertEquals(Optional.of(wait), RetryAfter.from(retryAfter(value), NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tue, 24 Nov 2026 12:00:37 GMT",
        "Tuesday, 24-Nov-26 12:00:37 GMT",
        "Tue Nov 24 12:00:37 2026",
        " Tue, 24 Nov 2026 12:00:37 GMT "
      })
  void retryAfterAsADateInItsThreeForms(String value) {
    assertEquals(Optional.of(Duration.ofSeconds(37)), RetryAfter.from(retryAfter(value), NOW));
  }

  @Test
  void theOldestFormPadsTheDayWithASpace() {
    var now = Instant.parse("1994-11-06T08:49:00Z");
    assertEquals(
        Optional.of(Duration.ofSeconds(37)),
        RetryAfter.from(retryAfter("Sun Nov  6 08:49:37 1994"), now));
  }

  @Test
  void aYearOfTwoDigitsIsTheNearOne() {
    var newYearsEve = Instant.parse("1999-12-31T23:59:50Z");
    assertEquals(
        Optional.of(Duration.ofSeconds(10)),
        RetryAfter.from(retryAfter("Saturday, 01-Jan-00 00:00:00 GMT"), newYearsEve));
    assertEquals(
        Optional.of(Instant.parse("2076-01-01T00:00:00Z")),
        HttpDate.parse("Wednesday, 01-Jan-76 00:00:00 GMT", NOW));
    assertEquals(
        Optional.of(Instant.parse("1977-01-01T00:00:00Z")),
        HttpDate.parse("Saturday, 01-Jan-77 00:00:00 GMT", NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0.0",
        "0.0000000001",
        "-1",
        "+1",
        "1e99",
        "1e999999999999",
        "31536001",
        "999999999999999999999999999999",
        "NaN",
        "Infinity",
        "0x10",
        "1f",
        "1d",
        "1_000",
        "1,5",
        "1 s",
        "\u0661",
        "soon",
        "Tue, 24 Nov 2026 12:00:00 GMT",
        "Tue, 24 Nov 2026 11:59:59 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Thu, 25 Nov 2027 12:00:00 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Wed, 24 Nov 2026 12:00:37 GMT",
        "Tue, 24 Nov 2026 12:00:37",
        "Tue, 24 Nov 2026 12:00:37 CET",
        "Mon, 31 Nov 2026 12:00:37 GMT",
        "Tue, 24 Nov 2026 25:00:37 GMT",
        "tue, 24 nov 2026 12:00:37 gmt",
        "2026-11-24T12:00:37Z",
        ",",
        "Tue, "
      })
  void aBadOrAbsurdOrPastValueIsNone(String value) {
    assertEquals(Optional.empty(), RetryAfter.from(retryAfter(value), NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "1500,    PT1.5S",
    "0.5,     PT0.0005S",
    "1234.5,  PT1.2345S",
    "1e3,     PT1S",
  })
  void retryAfterMsInMilliseconds(String value, Duration wait) {
    assertEquals(
        Optional.of(wait), RetryAfter.from(Headers.none().with("Retry-After-Ms", value), NOW));
  }

  @Test
  void millisecondsWinOverSeconds() {
    assertEquals(
        Optional.of(Duration.ofMillis(250)),
        RetryAfter.from(retryAfter("1").with("retry-after-ms", "250"), NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-5", "x", "1e99", "Tue, 24 Nov 2026 12:00:37 GMT"})
  void badMillisecondsLeaveTheWordToSeconds(String milliseconds) {
    assertEquals(
        Optional.of(Duration.ofSeconds(1)),
        RetryAfter.from(retryAfter("1").with("retry-after-ms", milliseconds), NOW));
  }

  @Test
  void noHeaderIsNoWait() {
    assertEquals(Optional.empty(), RetryAfter.from(Headers.none(), NOW));
  }

  @ParameterizedTest
  @CsvSource({"true, true", "false, false", "' true ', true", "TRUE,", "1,", "'',"})
  void shouldRetryIsTheServersOwnWord(String value, Boolean expected) {
    assertEquals(
        Optional.ofNullable(expected),
        RetryAfter.shouldRetry(Headers.none().with("X-Should-Retry", value)));
    assertEquals(Optional.empty(), RetryAfter.shouldRetry(Headers.none()));
  }

  /** As received: such values need not be safe to send. */
  private static Headers retryAfter(String value) {
    return Headers.of(Map.of("Retry-After", List.of(value)));
  }
}

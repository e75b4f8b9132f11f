package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.testing.FakeProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that says when to come again is obeyed, in all the forms in which it may say so. */
@Execution(ExecutionMode.CONCURRENT)
class RetryAfterEndToEndTest {
  private static final List<Integer> STATUSES = List.of(429, 503, 529);
  /** The clock of a date has whole seconds; nanoseconds and milliseconds are rounded. */
  private static final Duration ROUNDING = Duration.ofMillis(5);
  /** What a busy machine may add; {@code RetryAfterTest} has the waits to the millisecond. */
  private static final Duration LATE = Duration.ofSeconds(5);

  private static final List<String> DATES = List.of(
      "EEE, dd MMM yyyy HH:mm:ss 'GMT'",
      "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
      "EEE MMM ppd HH:mm:ss yyyy");

  private final BlockingQueue<Instant> requests = new LinkedBlockingQueue<>();

  private static Stream<Arguments> withEachStatus(String... headers) {
    return STATUSES.stream()
        .flatMap(status -> Stream.of(headers).map(header -> Arguments.of(status, header)));
  }

  static Stream<Arguments> waits() {
    return STATUSES.stream()
        .flatMap(status -> Stream.of(
            Arguments.of(status, "retry-after: 1", Duration.ofSeconds(1)),
            Arguments.of(status, "retry-after: 0.25", Duration.ofMillis(250)),
            Arguments.of(status, "retry-after-ms: 300", Duration.ofMillis(300)),
            Arguments.of(status, "Retry-After: 1\r\nRetry-After-Ms: 300", Duration.ofMillis(300))));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void theWaitIsKept(int status, String header, Duration wait) throws InterruptedException {
    assertEquals(2, answeredAfter(status, header));
    var waited = Duration.between(requests.take(), requests.take());
    assertTrue(waited.compareTo(wait.minus(ROUNDING)) >= 0, waited::toString);
    assertTrue(waited.compareTo(wait.plus(LATE)) < 0, waited::toString);
  }

  static Stream<Arguments> dates() {
    return withEachStatus(DATES.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("dates")
  void theDateIsKept(int status, String form) throws InterruptedException {
    var date = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).plusMillis(0);
    date = date.isBefore(Instant.now().plusMillis(300)) ? date.plusSeconds(1) : date;
    assertEquals(2, answeredAfter(status, "retry-after: " + written(date, form)));
    requests.take();
    var second = requests.take();
    assertTrue(!second.isBefore(date.minus(ROUNDING)), () -> second + " is too early");
    assertTrue(second.isBefore(date.plus(LATE)), () -> second + " is too late");
  }

  static Stream<Arguments> nothingToKeep() {
    return withEachStatus(
        "x-nothing: at all",
        "retry-after: soon",
        "retry-after: -5",
        "retry-after: 0",
        "retry-after: 1e99",
        "retry-after: Sun, 06 Nov 1994 08:49:37 GMT",
        "retry-after-ms: never");
  }

  /** Then our own wait counts: below a second where calls are limited, else below 50 ms. */
  @ParameterizedTest
  @MethodSource("nothingToKeep")
  void whatSaysNothingIsTriedAgainSoon(int status, String header) throws InterruptedException {
    assertEquals(2, answeredAfter(status, header));
    var waited = Duration.between(requests.take(), requests.take());
    assertTrue(waited.compareTo(LATE) < 0, waited::toString);
  }

  static Stream<Arguments> tooLong() {
    return withEachStatus("retry-after: 61", "retry-after-ms: 61000", "retry-after: DATE");
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void aWaitOfMoreThanAMinuteIsToldInsteadOfKept(int status, String header) {
    var date = written(Instant.now().plusSeconds(62), DATES.get(0));
    try (var provider = provider(status, header.replace("DATE", date));
        var llm = Format.CHAT.client(provider.uri(""))) {
      var failure = assertInstanceOf(
          LlmException.class,
          assertThrows(
                  CompletionException.class, () -> llm.call("fake/m", "Hello").join())
              .getCause());
      assertEquals(status == 429 ? ErrorType.RATE_LIMITED : ErrorType.OVERLOADED, failure.type());
      assertEquals(61, Math.round(failure.retryAfter().orElseThrow().toMillis() / 1e3), 1);
      assertEquals(1, provider.requests().size());
    }
  }

  /** Asks a provider that answers at the second attempt, and counts the attempts. */
  private int answeredAfter(int status, String header) {
    try (var provider = provider(status, header);
        var llm = Format.CHAT.client(provider.uri(""))) {
      var reply = llm.ask("fake/m", "Hello");
      assertEquals("at last", reply.text());
      assertEquals(provider.requests().size(), reply.attempts());
      return reply.attempts();
    }
  }

  private FakeProvider provider(int status, String header) {
    return FakeProvider.inTurn(
        call -> {
          requests.add(Instant.now());
          call.reply(status, "{\"error\":{\"message\":\"slow down\"}}", header);
        },
        call -> {
          requests.add(Instant.now());
          call.reply(200, Format.chatReply("at last"), "Content-Type: application/json");
        });
  }

  private static String written(Instant date, String form) {
    return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(date.atOffset(ZoneOffset.UTC));
  }
}

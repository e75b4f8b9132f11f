package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.FakeRoute.end;
import static io.github.hotllm.internal.engine.FakeRoute.fail;
import static io.github.hotllm.internal.engine.FakeRoute.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.route.RouteState;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests for what follows a failure before the first content. */
class RetriesTest {
  private final Calls calls = new Calls();

  @ParameterizedTest
  @EnumSource(
      value = ErrorType.class,
      names = {"OVERLOADED", "PROVIDER_ERROR", "STREAM_BROKEN", "TIMEOUT"})
  void whatMayPassIsTriedThreeTimesAndThenElsewhere(ErrorType type) {
    var first = failing(type, 3);
    var second = calls.route("b").attempt(text("x"), end());
    calls.run(first, second);
    calls.clock.advance(Duration.ofSeconds(1));

    assertEquals(3, first.opened.size());
    assertEquals("b", calls.heard.reply.provider());
    assertEquals(4, calls.heard.reply.attempts());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorType.class,
      names = {
        "CONTEXT_TOO_LONG",
        "AUTHENTICATION",
        "PERMISSION",
        "MODEL_NOT_FOUND",
        "CONTENT_REFUSED",
        "BILLING",
        "SUBSCRIPTION_EXHAUSTED"
      })
  void whatDoesNotPassGoesElsewhereAtOnce(ErrorType type) {
    var first = failing(type, 1);
    calls.run(first, calls.route("b").attempt(text("x"), end()));

    assertEquals(1, first.opened.size());
    assertEquals("b", calls.heard.reply.provider());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorType.class,
      names = {"INVALID_REQUEST", "GONE", "BUSY", "INVALID_OUTPUT"})
  void whatIsWrongEverywhereStops(ErrorType type) {
    var second = calls.route("b").attempt(text("x"), end());
    calls.run(failing(type, 1), second);

    assertEquals(type, calls.heard.failure.type());
    assertTrue(second.opened.isEmpty());
  }

  @Test
  void theWaitsAreHalfOfADoublingBound() {
    var route = failing(ErrorType.OVERLOADED, 3);
    calls.run(route);

    calls.clock.advance(Duration.ofMillis(24));
    assertEquals(1, route.opened.size());
    calls.clock.advance(Duration.ofMillis(1));
    assertEquals(2, route.opened.size());
    calls.clock.advance(Duration.ofMillis(49));
    assertEquals(2, route.opened.size());
    calls.clock.advance(Duration.ofMillis(1));
    assertEquals(3, route.opened.size());
  }

  @Test
  void retryAfterIsObeyed() {
    var limited = LlmException.builder(ErrorType.RATE_LIMITED, "slow down")
        .retryAfter(Duration.ofSeconds(7))
        .build();
    var route = calls.route("a").attempt(fail(limited)).attempt(text("x"), end());
    calls.run(route);

    calls.clock.advance(Duration.ofMillis(6_999));
    assertEquals(1, route.opened.size());
    calls.clock.advance(Duration.ofMillis(1));
    assertEquals("x", calls.heard.reply.text());
  }

  @Test
  void whoAsksForMoreThanAMinuteIsNotWaitedFor() {
    var limited = LlmException.builder(ErrorType.RATE_LIMITED, "come back later")
        .retryAfter(Duration.ofSeconds(61))
        .build();
    calls.run(calls.route("a").attempt(fail(limited)));

    assertEquals(Optional.of(Duration.ofSeconds(61)), calls.heard.failure.retryAfter());
    assertEquals(0, calls.clock.pending());
  }

  @Test
  void whatTheProviderCallsPermanentIsNotTriedAgain() {
    var route = calls
        .route("a")
        .attempt(
            fail(LlmException.builder(ErrorType.OVERLOADED, "no").permanent().build()));
    calls.run(route);

    assertEquals(1, route.opened.size());
    assertEquals(ErrorType.OVERLOADED, calls.heard.failure.type());
  }

  @Test
  void whatTheProviderCallsTransitoryIsTriedAgain() {
    var route = calls
        .route("a")
        .attempt(fail(
            LlmException.builder(ErrorType.INVALID_REQUEST, "no").transitory().build()))
        .attempt(text("x"), end());
    calls.run(route);
    calls.clock.advance(Duration.ofSeconds(1));

    assertEquals("x", calls.heard.reply.text());
  }

  @Test
  void theTotalDeadlineLeavesNoRoomForALongWait() {
    var limited = LlmException.builder(ErrorType.RATE_LIMITED, "slow down")
        .retryAfter(Duration.ofSeconds(5))
        .build();
    var request =
        LlmRequest.builder("m").prompt("hi").timeout(Duration.ofSeconds(4)).build();
    calls.run(request, calls.route("a").attempt(fail(limited)));

    assertEquals(ErrorType.RATE_LIMITED, calls.heard.failure.type());
  }

  @Test
  void theFailuresBeforeAreNotForgotten() {
    calls.run(failing(ErrorType.AUTHENTICATION, 1), failing(ErrorType.BILLING, 1));

    assertEquals(ErrorType.BILLING, calls.heard.failure.type());
    var before = (LlmException) calls.heard.failure.getSuppressed()[0];
    assertEquals(ErrorType.AUTHENTICATION, before.type());
  }

  /** 500 tokens, 14 for a retry after a transient failure: 35 retries for all calls together. */
  @Test
  void theBudgetStopsAStormOfRetries() {
    var route = failing(ErrorType.OVERLOADED, 1_000);
    var engine = calls.engine(route);
    for (int i = 0; i < 100; i++) {
      var asked = Asked.of(LlmRequest.of("m", "hi"), Delivery.STREAMED);
      new Recorder().pullAll(engine.open(asked, new Recorder()));
      calls.clock.advance(Duration.ofSeconds(1));
    }

    assertEquals(100 + 500 / 14, route.opened.size());
  }

  @Test
  void aRouteThatFailsFiveTimesInARowRests() {
    var route = failing(ErrorType.OVERLOADED, 6);
    calls.run(route, route);
    calls.clock.advance(Duration.ofSeconds(1));

    assertEquals(RouteState.Status.COOLING_DOWN, route.state().status());
    calls.clock.advance(Duration.ofSeconds(30));
    assertEquals(RouteState.Status.READY, route.state().status());
  }

  @ParameterizedTest
  @CsvSource({"OVERLOADED,1,25", "OVERLOADED,2,50", "RATE_LIMITED,1,500", "RATE_LIMITED,9,10000"})
  void theJitterStaysBelowItsBound(ErrorType type, int attempts, long millis) {
    var policy = new RetryPolicy(() -> 0.5);

    assertEquals(Duration.ofMillis(millis), policy.delay(Calls.failure(type), attempts));
  }

  private FakeRoute failing(ErrorType type, int times) {
    var route = calls.route("a");
    IntStream.range(0, times).forEach(i -> route.attempt(fail(Calls.failure(type))));
    return route;
  }
}

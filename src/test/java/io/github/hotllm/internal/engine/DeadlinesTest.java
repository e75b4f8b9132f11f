package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.FakeRoute.connected;
import static io.github.hotllm.internal.engine.FakeRoute.connecting;
import static io.github.hotllm.internal.engine.FakeRoute.end;
import static io.github.hotllm.internal.engine.FakeRoute.silence;
import static io.github.hotllm.internal.engine.FakeRoute.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmTimeoutException;
import io.github.hotllm.internal.dialect.Delivery;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests for the deadlines of a call. */
class DeadlinesTest {
  private final Calls calls = new Calls();

  @Test
  void aConnectionIsWaitedForTenSeconds() {
    var route = calls.route("a").attempt(connecting()).attempt(text("x"), end());
    calls.run(route);

    calls.clock.advance(Duration.ofMillis(9_999));
    assertEquals(1, route.opened.size());
    calls.clock.advance(Duration.ofSeconds(1));

    assertTrue(route.opened.get(0).cancelled);
    assertEquals("x", calls.heard.reply.text(), "it may be tried again");
  }

  @Test
  void waitingForAPlaceIsNotConnecting() {
    calls.run(calls.route("a").attempt(silence()));

    calls.clock.advance(Duration.ofMinutes(9));
    assertEquals(0, calls.heard.ends);
  }

  @Test
  void theFirstEventIsWaitedForTwoMinutesWhateverElseComes() {
    var route = calls.route("a").attempt(connected());
    run(request().firstEventTimeout(Duration.ofSeconds(30)), route);

    calls.clock.advance(Duration.ofSeconds(20));
    route.last().sink.alive();
    calls.clock.advance(Duration.ofSeconds(10));

    assertTrue(route.opened.get(0).cancelled);
  }

  @Test
  void silenceInTheMiddleIsTheEndWithTheTextSoFar() {
    var route = calls.route("a").attempt(text("so far"), silence());
    run(request().idleTimeout(Duration.ofSeconds(30)), route);

    calls.clock.advance(Duration.ofMillis(29_999));
    assertEquals(0, calls.heard.ends);
    calls.clock.advance(Duration.ofMillis(1));

    assertTrue(calls.heard.failure instanceof LlmTimeoutException);
    assertEquals(Optional.of(Phase.IDLE), calls.heard.failure.phase());
    assertEquals(Optional.of("so far"), calls.heard.failure.partialText());
    assertTrue(calls.heard.failure.getMessage().contains("idle_timeout_ms"));
    assertTrue(route.last().cancelled);
  }

  @Test
  void anySignOfLifeEndsTheSilence() {
    var route = calls.route("a").attempt(text("1"), silence());
    run(request().idleTimeout(Duration.ofSeconds(30)), route);

    for (int i = 0; i < 10; i++) {
      calls.clock.advance(Duration.ofSeconds(29));
      route.last().sink.alive();
    }
    assertEquals(0, calls.heard.ends);
    calls.clock.advance(Duration.ofSeconds(30));
    assertEquals(Optional.of(Phase.IDLE), calls.heard.failure.phase());
  }

  @Test
  void aSlowSubscriberIsNoSilentProvider() {
    var route = calls.route("a").attempt(text("1"), silence());
    var call =
        calls.open(request().idleTimeout(Duration.ofSeconds(30)).build(), Delivery.STREAMED, route);
    call.pull();

    calls.clock.advance(Duration.ofHours(1));
    assertEquals(0, calls.heard.ends);
    call.pull();
    calls.clock.advance(Duration.ofSeconds(30));
    assertEquals(Optional.of(Phase.IDLE), calls.heard.failure.phase());
  }

  @Test
  void theTotalOfACallCoversAllItsAttemptsAndWaits() {
    var request = request().timeout(Duration.ofSeconds(25)).build();
    var route = calls.route("a").attempt(connecting()).attempt(connecting());
    calls.run(request, route);

    calls.clock.advance(Duration.ofMillis(24_999));
    assertEquals(0, calls.heard.ends);
    calls.clock.advance(Duration.ofMillis(1));

    assertEquals(Optional.of(Phase.TOTAL), calls.heard.failure.phase());
    assertTrue(route.last().cancelled);
    assertEquals(0, calls.clock.pending());
  }

  @Test
  void aWholeAnswerMayTakeItsTime() {
    var route = calls.route("a").delivers(Delivery.WHOLE).attempt(connected());
    calls.heard.pullAll(calls.open(request().build(), Delivery.WHOLE, route));

    calls.clock.advance(Duration.ofMillis(599_999));
    assertNull(calls.heard.failure);
    calls.clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.of(Phase.TOTAL), calls.heard.failure.phase());
  }

  @Test
  void aWholeAnswersHeadIsItsFirstEvent() {
    var request = request().firstEventTimeout(Duration.ofSeconds(5)).build();
    var route = calls.route("a").delivers(Delivery.WHOLE).attempt(connected());
    calls.heard.pullAll(calls.open(request, Delivery.WHOLE, route));

    calls.clock.advance(Duration.ofSeconds(4));
    route.last().sink.alive();
    calls.clock.advance(Duration.ofMinutes(5));
    assertEquals(0, calls.heard.ends);
    assertEquals(1, route.opened.size());
  }

  @Test
  void aStreamHasNoTotalUnlessItIsGivenOne() {
    var route = calls.route("a").attempt(text("1"), silence());
    calls.run(route);
    for (int i = 0; i < 60; i++) {
      calls.clock.advance(Duration.ofMinutes(1));
      route.last().sink.alive();
    }

    assertEquals(0, calls.heard.ends);
  }

  @Test
  void theRequestsSettingsComeBeforeTheClients() {
    calls.client(new LlmRequest.Timeouts(
        Optional.empty(),
        Optional.empty(),
        Optional.of(Duration.ofSeconds(1)),
        Optional.of(Duration.ofSeconds(3))));
    var route = calls.route("a").attempt(text("1"), silence());
    run(request().idleTimeout(Duration.ofSeconds(2)), route);

    calls.clock.advance(Duration.ofMillis(1_999));
    assertEquals(0, calls.heard.ends);
    calls.clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.of(Phase.IDLE), calls.heard.failure.phase());
  }

  private void run(LlmRequest.Builder request, FakeRoute route) {
    calls.run(request.build(), route);
  }

  private static LlmRequest.Builder request() {
    return LlmRequest.builder("m").prompt("hi");
  }
}

package io.github.hotllm.internal.engine;

import static io.github.hotllm.internal.engine.FakeRoute.end;
import static io.github.hotllm.internal.engine.FakeRoute.fail;
import static io.github.hotllm.internal.engine.FakeRoute.frame;
import static io.github.hotllm.internal.engine.FakeRoute.silence;
import static io.github.hotllm.internal.engine.FakeRoute.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.BrokenStreamException;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests for {@link AttemptLoop}: what a receiver hears. */
class AttemptLoopTest {
  private final Calls calls = new Calls();

  @Test
  void anAnswerIsStartedThenContentThenItsFold() {
    calls.run(calls.route("a").warns("top_p: left out").attempt(text("Hel"), text("lo"), end()));

    var started = new LlmEvent.Started(
        "id-1",
        "m",
        Optional.of("answered"),
        "a",
        RouteKind.API,
        Billing.PER_TOKEN,
        List.of("plan: said so", "top_p: left out"));
    assertEquals(
        List.of(started, new LlmEvent.Text("Hel"), new LlmEvent.Text("lo")), calls.heard.events);
    var reply = calls.heard.reply;
    assertEquals("Hello", reply.text());
    assertEquals(StopReason.STOP, reply.stopReason());
    assertEquals(Optional.of("raw"), reply.rawStopReason());
    assertEquals("answered", reply.model());
    assertEquals("m", reply.requestedModel());
    assertEquals("a", reply.provider());
    assertEquals(1, reply.attempts());
    assertEquals(Optional.of(new BigDecimal("0.25")), reply.costUsd());
    assertEquals(List.of("plan: said so", "top_p: left out"), reply.warnings());
    assertEquals("id-1", reply.requestId());
    assertEquals(1, calls.heard.ends);
    assertEquals(0, calls.clock.pending(), "no timer is left");
  }

  @Test
  void nothingHappensBeforeTheFirstPull() {
    var route = calls.route("a");

    calls.open(LlmRequest.of("m", "hi"), Delivery.STREAMED, route);

    assertTrue(route.opened.isEmpty());
    assertEquals(0, calls.clock.pending());
  }

  @Test
  void onePullBringsOneBatch() {
    var route = calls.route("a").attempt(text("1"), text("2"), end());
    var call = calls.open(LlmRequest.of("m", "hi"), Delivery.STREAMED, route);

    call.pull();

    assertEquals(List.of("1"), calls.heard.texts());
    assertEquals(1, route.last().pulls);
  }

  @Test
  void framesBeforeTheFirstContentWaitForIt() {
    calls.run(calls.route("a").attempt(frame("one"), frame("two"), text("x"), frame("3"), end()));

    assertEquals(
        List.of(List.of("one", "two", "x"), List.of("3")),
        calls.heard.batches.stream()
            .map(batch -> batch.frames().stream().map(f -> f.text()).toList())
            .toList());
  }

  @Test
  void framesOfAFailedAttemptAreForgotten() {
    calls.run(calls
        .route("a")
        .attempt(frame("lost"), fail(Calls.failure(ErrorType.STREAM_BROKEN)))
        .attempt(text("kept"), end()));
    calls.clock.advance(Duration.ofSeconds(1));

    assertEquals(1, calls.heard.batches.get(0).frames().size());
    assertEquals("kept", calls.heard.reply.text());
    assertEquals(2, calls.heard.reply.attempts());
  }

  @Test
  void anAnswerWithoutContentIsStartedAllTheSame() {
    calls.run(calls.route("a").attempt(end()));

    assertEquals(1, calls.heard.events.size());
    assertTrue(calls.heard.events.get(0) instanceof LlmEvent.Started);
    assertEquals("", calls.heard.reply.text());
  }

  @Test
  void afterTheFirstContentAFailureIsFinalAndCarriesTheText() {
    var other = calls.route("b").attempt(text("never"), end());
    calls.run(calls.route("a").attempt(text("so "), text("far"), fail(broken())), other);
    calls.clock.advance(Duration.ofMinutes(1));

    var failure = calls.heard.failure;
    assertTrue(failure instanceof BrokenStreamException);
    assertEquals(Optional.of("so far"), failure.partialText());
    assertEquals(Optional.of("a"), failure.provider());
    assertEquals(Optional.of("a-model"), failure.model());
    assertEquals(Optional.of(RouteKind.API), failure.route());
    assertEquals(Optional.of("id-1"), failure.requestId());
    assertTrue(other.opened.isEmpty());
    assertNull(calls.heard.reply);
  }

  @Test
  void aPlanThatFailsIsTheFailure() {
    var call = calls
        .engine(asked -> {
          throw LlmException.of(ErrorType.AUTHENTICATION, "set A_KEY");
        })
        .open(Asked.of(LlmRequest.of("m", "hi"), Delivery.WHOLE), calls.heard);
    call.pull();

    assertEquals("set A_KEY", calls.heard.failure.getMessage());
    assertEquals(Optional.of("id-1"), calls.heard.failure.requestId());
  }

  @Test
  void aSchemaAnswerIsParsed() {
    calls.run(schema(), calls.route("a").attempt(text("{\"n\":"), text("1}"), end()));

    assertEquals(Optional.of(Map.of("n", 1L)), calls.heard.reply.output());
  }

  @Test
  void aSchemaAnswerThatIsNoJsonFailsWithItsText() {
    calls.run(schema(), calls.route("a").attempt(text("{\"n\":"), end(StopReason.LENGTH)));

    assertEquals(ErrorType.INVALID_OUTPUT, calls.heard.failure.type());
    assertEquals(Optional.of("{\"n\":"), calls.heard.failure.partialText());
    assertTrue(calls.heard.failure.getMessage().contains("max_tokens"));
  }

  @Test
  void aRefusalNeedNotFollowTheSchema() {
    calls.run(schema(), calls.route("a").attempt(text("No."), end(StopReason.REFUSAL)));

    assertEquals(Optional.empty(), calls.heard.reply.output());
  }

  @Test
  void aRequestThatCannotBeSaidToOneTargetGoesToNone() {
    var failing = new FakeRoute("a", calls.clock);
    calls.run(failing.attempt(fail(Calls.failure(ErrorType.INVALID_REQUEST))), calls.route("b"));

    assertEquals(ErrorType.INVALID_REQUEST, calls.heard.failure.type());
  }

  @Test
  void timesAreMeasured() {
    var route = calls.route("a").attempt(silence());
    calls.run(route);

    calls.clock.advance(Duration.ofMillis(40));
    text("x").accept(route.last().sink);
    calls.clock.advance(Duration.ofMillis(60));
    end().accept(route.last().sink);

    var reply = calls.heard.reply;
    assertEquals(Duration.ofMillis(100), reply.latency());
    assertEquals(Optional.of(Duration.ofMillis(40)), reply.firstToken());
    assertEquals(Duration.ZERO, reply.overhead());
  }

  @Test
  void aReceiverThatThrowsIsHeardNoMoreAndTheExchangeIsCut() {
    var route = calls.route("a").attempt(text("x"));
    var engine = calls.engine(route);
    var call = engine.open(Asked.of(LlmRequest.of("m", "hi"), Delivery.STREAMED), new Receiver() {
      @Override
      public void next(Batch batch) {
        throw new IllegalStateException("of the receiver");
      }

      @Override
      public void end(LlmReply reply) {
        calls.heard.end(reply);
      }

      @Override
      public void fail(LlmException failure) {
        calls.heard.fail(failure);
      }
    });
    call.pull();

    assertTrue(route.last().cancelled);
    assertEquals(0, calls.heard.ends);
    assertFalse(calls.clock.pending() > 0);
  }

  private static LlmRequest schema() {
    return LlmRequest.builder("m")
        .prompt("hi")
        .outputSchema("{\"type\":\"object\"}")
        .build();
  }

  private static LlmException broken() {
    return Calls.failure(ErrorType.STREAM_BROKEN);
  }
}

package io.github.hotllm.internal.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.account.Authorization;
import io.github.hotllm.internal.account.Credential;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests for the HTTP route: what is sent, and what becomes of each kind of reply. */
class HttpRouteTest {
  private static final String KEY = "sk-test-0123456789";

  private final FakeClock clock = new FakeClock();
  private final FakeTransport transport = new FakeTransport();
  private final HeardSink sink = new HeardSink();

  private static Provider provider(Quirks quirks) {
    return new Provider(
        "acme",
        "Acme",
        "line",
        URI.create("http://127.0.0.1:9/v1"),
        List.of("ACME_KEY"),
        List.of(),
        Billing.PER_TOKEN,
        quirks);
  }

  private Exchange open(Provider provider, Delivery delivery) {
    var keys = new Keys(Map.of(), Map.of("ACME_KEY", KEY));
    return route(provider, keys.credential(provider))
        .open(Asked.of(LlmRequest.of("m", "hello"), delivery), sink);
  }

  private HttpRoute route(Provider provider, Credential credential) {
    var state = new RouteState("acme", RouteKind.API, Billing.PER_TOKEN, Optional.empty(), clock);
    return new HttpRoute(
        new Target(provider, ModelRow.unknown("acme", "m")),
        new LineDialect(),
        credential,
        state,
        new HttpRoute.Network(transport, clock));
  }

  private FakeTransport.FakeFlight streaming() {
    sink.take(open(provider(Quirks.DEFAULT), Delivery.STREAMED));
    return transport.last();
  }

  @Test
  void theRequestGoesBelowTheBaseUrlWithTheKeyInItsHeader() {
    var flight = streaming();

    assertEquals(URI.create("http://127.0.0.1:9/v1/lines"), flight.request.uri());
    assertEquals("hello", new String(flight.request.body(), UTF_8));
    assertEquals("Bearer " + KEY, flight.header("authorization"));
    assertEquals("application/json", flight.header("content-type"));
    assertEquals("text/event-stream", flight.header("accept"));
    assertFalse(flight.headers().containsKey("x-api-key"));
    assertFalse(flight.request.toString().contains(KEY));
  }

  @Test
  void aProviderMayWantItsKeyInAnotherHeader() {
    var d = Quirks.DEFAULT;
    var quirks = new Quirks(
        Quirks.Auth.X_API_KEY,
        d.cap(),
        d.effort(),
        d.instructions(),
        d.schema(),
        d.anyTool(),
        d.toolIds(),
        d.thinkingBack(),
        d.end(),
        d.streamUsage());
    open(provider(quirks), Delivery.WHOLE).pull();

    assertEquals(KEY, transport.last().header("x-api-key"));
    assertEquals("application/json", transport.last().header("accept"));
    assertFalse(transport.last().headers().containsKey("authorization"));
  }

  @Test
  void whatArrivesTogetherIsOneBatchAndTheEndComesWithTheFormatsEnd() {
    var flight = streaming();
    flight.eventStream().bytes("data: a\n\ndata: b\n\n", "data: c\n\ndata: END\n\n");

    assertEquals(List.of("a", "b", "c"), sink.texts);
    assertEquals(StopReason.STOP, sink.end.stopReason());
    assertEquals(
        List.of(
            "encoded STREAMED",
            "connecting",
            "connected",
            "alive",
            "alive",
            "next",
            "alive",
            "next",
            "end"),
        sink.heard);
    assertTrue(flight.finished);
    assertFalse(flight.cancelled);
  }

  @Test
  void bytesThatAreNoBatchYetAreLifeAndAskForMore() {
    var flight = streaming();
    flight.eventStream().bytes(": comment\n\n", "da", "ta: x\n");

    assertEquals(List.of(), sink.texts);
    assertEquals(4, flight.pulls);
    flight.bytes("\n");
    assertEquals(List.of("x"), sink.texts);
  }

  @Test
  void anEndWithoutTheFormatsEndIsBrokenBehindTheTextSoFar() {
    streaming().eventStream().bytes("data: a\n\n").end();

    assertEquals(List.of("a"), sink.texts);
    assertEquals(ErrorType.STREAM_BROKEN, sink.failure.type());
  }

  @Test
  void anErrorThatIsNoEventIsReadAtTheEnd() {
    streaming().eventStream().bytes("data: a\n\n", "{\"error\":\n", " {}}").end();

    assertEquals(List.of("a"), sink.texts);
    assertEquals("said the body: {\"error\":\n {}}", sink.failure.getMessage());
  }

  @Test
  void whatIsNoEventDoesNotCountBehindTheFormatsEnd() {
    streaming().eventStream().bytes("data: a\n\n{\"x\":1}\ndata: END\n\n").end();

    assertEquals(List.of("a"), sink.texts);
    assertEquals(StopReason.STOP, sink.end.stopReason());
  }

  @Test
  void anErrorWithinTheStreamComesBehindWhatWasSaidBeforeIt() {
    var flight = streaming();
    flight.eventStream().bytes("data: a\n\ndata: ERROR\n\ndata: b\n\n");

    assertEquals(List.of("a"), sink.texts);
    assertEquals("said the stream", sink.failure.getMessage());
    assertTrue(flight.finished);
  }

  @Test
  void aWholeAnswerIsReadToItsEnd() {
    sink.take(open(provider(Quirks.DEFAULT), Delivery.WHOLE));
    transport
        .last()
        .head(200, "content-type", "application/json")
        .bytes("he", "llo")
        .end();

    assertEquals(List.of("hello"), sink.texts);
    assertEquals(StopReason.STOP, sink.end.stopReason());
  }

  @Test
  void aWholeAnswerToAStreamedRequestIsReadAllTheSame() {
    streaming().head(200, "content-type", "application/json").bytes("whole").end();

    assertEquals(List.of("whole"), sink.texts);
  }

  @Test
  void anErrorReplySaysWhatItSaysAndWhenToComeBack() {
    streaming()
        .head(503, "retry-after", "3", "request-id", "req-7", "x-should-retry", "false")
        .bytes("too busy")
        .end();

    assertEquals("too busy", sink.failure.getMessage());
    assertEquals(Optional.of(Duration.ofSeconds(3)), sink.failure.retryAfter());
    assertEquals(Optional.of("req-7"), sink.failure.providerRequestId());
    assertFalse(sink.failure.isRetryable());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsAnErrorAndNotFollowed(int status) {
    streaming().head(status, "location", "http://127.0.0.1:10/").bytes("").end();

    assertEquals(ErrorType.PROVIDER_ERROR, sink.failure.type());
    assertFalse(sink.failure.isRetryable());
    assertEquals(1, transport.flights.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {KEY, "sk-proj-****abcd", "AIzaSyA-1234567"})
  void aKeyInTheProvidersWordsIsBlottedOut(String quoted) {
    streaming().head(401).bytes("Incorrect API key provided: " + quoted + ".").end();

    assertEquals("Incorrect API key provided: [secret].", sink.failure.getMessage());
  }

  @Test
  void whatFailsBeforeItsTokenIsThereIsToldAndNothingIsSent() {
    var failure = LlmException.of(ErrorType.AUTHENTICATION, "no token");
    new LateExchange(() -> CompletableFuture.failedFuture(failure), sink::fail).pull();

    assertEquals(failure, sink.failure);
  }

  @Test
  void whatIsCancelledBeforeItsTokenIsThereIsNeverSent() {
    var token = new CompletableFuture<Optional<Authorization>>();
    var late = new LateExchange(
        () -> token.thenApply(shown -> open(provider(Quirks.DEFAULT), Delivery.STREAMED)),
        sink::fail);
    late.pull();
    late.cancel();
    token.complete(Optional.empty());

    assertEquals(List.of(), transport.flights);
    assertEquals(List.of("encoded STREAMED"), sink.heard);
  }

  @ParameterizedTest
  @CsvSource({"401, true, true", "401, false, false", "403, true, false"})
  void aRefusedTokenIsTriedAgainWhereAnotherCanBeHad(int status, boolean other, boolean again) {
    var key = new Keys(Map.of(), Map.of("ACME_KEY", KEY)).credential(provider(Quirks.DEFAULT));
    var credential = new Credential() {
      @Override
      public CompletableFuture<Optional<Authorization>> get() {
        return key.get();
      }

      @Override
      public boolean refused(Authorization shown) {
        return other;
      }
    };
    route(provider(Quirks.DEFAULT), credential)
        .open(Asked.of(LlmRequest.of("m", "hello"), Delivery.WHOLE), sink)
        .pull();
    transport.last().head(status, "x-should-retry", "false").bytes("no").end();

    assertEquals(again, sink.failure.isRetryable());
  }

  @Test
  void cancellingReachesTheFlight() {
    var exchange = open(provider(Quirks.DEFAULT), Delivery.STREAMED);
    exchange.pull();
    exchange.cancel();

    assertTrue(transport.last().cancelled);
  }
}

package io.github.hotllm.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.hotllm.ErrorType;
import io.github.hotllm.UnavailableException;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import io.github.hotllm.testing.FaultProxy;
import io.github.hotllm.testing.Toxic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The network at its worst: a whole answer, or a failure. */
class FaultTest {
  private record Slow(String name, Toxic toxic) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Slow> SLOW = List.of(
      new Slow("latency", Toxic.latency(Duration.ofMillis(20))),
      new Slow("bandwidth", Toxic.bandwidth(10_000)),
      new Slow("slicer", Toxic.slicer(1)),
      new Slow("slow close", Toxic.slowClose(Duration.ofMillis(50))));

  private final JdkTransport transport = new JdkTransport(new FakeClock());

  @AfterEach
  void close() {
    transport.close();
  }

  private static void answer(FakeCall call) throws Exception {
    call.chunked(200);
    for (int i = 0; i < 10; i++) {
      call.chunk("token " + i + "\n");
    }
    call.lastChunk();
  }

  private Recorder through(Toxic toxic) throws Exception {
    try (var provider = FakeProvider.of(FaultTest::answer);
        var proxy = FaultProxy.before(provider, toxic)) {
      var recorder = Recorder.sent(transport, proxy.uri("/"));
      recorder.awaitOver();
      return recorder;
    }
  }

  @ParameterizedTest
  @FieldSource("SLOW")
  void whatIsOnlySlowArrivesWholly(Slow slow) throws Exception {
    var body = through(slow.toxic()).body();
    assertEquals(80, body.length());
    assertEquals("token 9\n", body.substring(72));
  }

  @Test
  void whatIsCutAfterAnyNumberOfBytesFails() throws Exception {
    for (int limit = 1; limit < 160; limit += 7) {
      var type = through(Toxic.limitData(limit)).failure().type();
      assertEquals(
          limit < 47 ? ErrorType.PROVIDER_ERROR : ErrorType.STREAM_BROKEN, type, "at " + limit);
    }
  }

  @Test
  void aResetAndAServerThatIsDownFail() throws Exception {
    assertEquals(ErrorType.PROVIDER_ERROR, through(Toxic.resetPeer()).failure().type());
    assertInstanceOf(UnavailableException.class, through(Toxic.down()).failure());
  }

  @Test
  void aBlackHoleIsLeftByCancelling() throws Exception {
    try (var provider = FakeProvider.of(FaultTest::answer);
        var proxy = FaultProxy.before(provider, Toxic.blackHole())) {
      var recorder = Recorder.sent(transport, proxy.uri("/"));
      assertEquals(List.of("connecting", "connected"), recorder.next(2));
      recorder.flight().cancel();
      assertEquals(0, transport.inFlight());
      assertEquals(List.of(), recorder.rest());
    }
  }
}

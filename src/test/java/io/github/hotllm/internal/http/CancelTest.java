package io.github.hotllm.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.http.Recorder.Pulling;
import io.github.hotllm.testing.FakeProvider;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Giving a request up closes its connection at once, whatever it is doing. */
@Isolated("looks at all threads of this process")
class CancelTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final FakeClock clock = new FakeClock();
  private final JdkTransport transport = new JdkTransport(clock);

  @AfterEach
  void close() {
    transport.close();
  }

  /** The peer may have gone before its request had come wholly: so connections are watched. */
  private void assertClosedSoon(FakeProvider provider) throws Exception {
    assertTrue(provider.awaitAllClosed(Duration.ofSeconds(1)), "the connection is still open");
    assertEquals(0, transport.inFlight());
  }

  @Test
  void beforeTheHead() throws Exception {
    try (var provider = FakeProvider.of(call -> call.awaitClosed(LONG))) {
      var recorder = Recorder.sent(transport, provider.uri("/"));
      assertEquals(List.of("connecting", "connected"), recorder.next(2));
      recorder.flight().cancel();
      assertClosedSoon(provider);
      assertEquals(List.of(), recorder.rest());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALWAYS", "BY_HAND"})
  void inTheMiddleOfTheBody(Pulling pulling) throws Exception {
    try (var provider = FakeProvider.of(call -> {
      call.chunked(200);
      call.chunk("first");
      call.awaitClosed(LONG);
    })) {
      var recorder = new Recorder(transport, provider.uri("/"), pulling);
      recorder.flight().pull();
      assertEquals(List.of("connecting", "connected", "head 200", "bytes"), recorder.next(4));
      recorder.flight().cancel();
      assertClosedSoon(provider);
      assertEquals(List.of(), recorder.rest());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"connected", "head 200", "bytes"})
  void fromWithinASignal(String signal) throws Exception {
    try (var provider = FakeProvider.of(call -> {
      call.chunked(200);
      call.chunk("first");
      call.awaitClosed(LONG);
    })) {
      var cancelled = new CompletableFuture<String>();
      var recorder = new CancellingRecorder(transport, provider.uri("/"), signal, cancelled);
      recorder.flight().pull();
      cancelled.get(10, TimeUnit.SECONDS);
      assertClosedSoon(provider);
      var heard = recorder.rest();
      assertEquals(signal, heard.get(heard.size() - 1));
    }
  }

  @Test
  void beforeTheFirstPullNothingIsEverSent() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "ok"))) {
      var recorder = new Recorder(transport, provider.uri("/given-up"), Pulling.ALWAYS);
      recorder.flight().cancel();
      recorder.flight().pull();
      Recorder.sent(transport, provider.uri("/other")).body();
      assertEquals(1, provider.requests().size());
      assertEquals(List.of(), recorder.rest());
    }
  }

  @Test
  void atTheGate() throws Exception {
    try (var provider = FakeProvider.of(call -> call.awaitClosed(LONG))) {
      var inside = new ArrayList<Recorder>();
      for (int i = 0; i < Origin.WIDTH; i++) {
        inside.add(Recorder.sent(transport, provider.uri("/")));
      }
      for (var recorder : inside) {
        assertEquals(List.of("connecting", "connected"), recorder.next(2));
      }
      var outside = Recorder.sent(transport, provider.uri("/outside"));
      var next = Recorder.sent(transport, provider.uri("/next"));
      outside.flight().cancel();
      assertEquals(List.of(), next.rest());
      inside.get(0).flight().cancel();
      assertEquals(List.of("connecting", "connected"), next.next(2));
      assertEquals(List.of(), outside.rest());
      assertEquals(Origin.WIDTH, transport.inFlight());
    }
  }

  @Test
  void afterTheEndItDoesNoHarmToThePool() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "ok"))) {
      for (int i = 0; i < 20; i++) {
        var recorder = Recorder.sent(transport, provider.uri("/"));
        assertEquals("ok", recorder.body());
        recorder.flight().cancel();
      }
      assertTrue(provider.connections() <= 5, () -> provider.connections() + " connections");
    }
  }

  @Test
  void aReplyThatHasComeBeforeItIsFinishedLeavesNoTimer() throws Exception {
    try (var provider = FakeProvider.of(call -> call.reply(200, "ok"))) {
      for (int i = 0; i < 50; i++) {
        var recorder = new Recorder(transport, provider.uri("/"), Pulling.BY_HAND) {
          @Override
          void hear(String heard) {
            if (heard.equals("bytes")) {
              flight().finish();
            }
            super.hear(heard);
          }
        };
        recorder.flight().pull();
        assertEquals(List.of("connecting", "connected", "head 200", "bytes"), recorder.next(4));
      }
      assertTimeoutPreemptively(LONG, () -> {
        while (clock.pending() > 0) {
          Thread.onSpinWait();
        }
      });
    }
  }

  @Test
  void closingTheTransportFailsWhatRunsAndWhatComesLater() throws Exception {
    try (var provider = FakeProvider.of(call -> call.awaitClosed(LONG))) {
      var recorder = Recorder.sent(transport, provider.uri("/"));
      assertEquals(List.of("connecting", "connected"), recorder.next(2));
      transport.close();
      assertEquals(ErrorType.BUSY, recorder.failure().type());
      assertClosedSoon(provider);
      var late = Recorder.sent(transport, provider.uri("/"));
      assertEquals(ErrorType.BUSY, late.failure().type());
      assertEquals(1, provider.connections());
    }
  }

  @Test
  void noThreadIsLeftAfterClose() throws Exception {
    var before = threads();
    try (var other = new JdkTransport(new FakeClock());
        var provider = FakeProvider.of(call -> call.reply(200, "ok"))) {
      Recorder.sent(other, provider.uri("/")).body();
    }
    for (var thread : threads()) {
      if (!before.contains(thread)) {
        thread.join(2_000);
        assertTrue(!thread.isAlive(), thread::getName);
      }
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> Stream.of("hotllm-", "HttpClient-")
            .anyMatch(prefix -> thread.getName().startsWith(prefix)))
        .toList();
  }

  /** Gives up as soon as it hears a certain signal. */
  private static final class CancellingRecorder extends Recorder {
    private final String signal;
    private final CompletableFuture<String> cancelled;

    CancellingRecorder(
        Transport transport, URI uri, String signal, CompletableFuture<String> cancelled) {
      super(transport, uri, Pulling.ALWAYS);
      this.signal = signal;
      this.cancelled = cancelled;
    }

    @Override
    void hear(String heard) {
      super.hear(heard);
      if (heard.equals(signal)) {
        flight().cancel();
        cancelled.complete(heard);
      }
    }
  }
}

package io.github.hotllm.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pooled connection that the server has closed costs no call, and no call is sent needlessly. */
class ReplayTest {
  private enum Ending {
    FIN,
    RST;

    void play(FakeCall call) throws Exception {
      if (this == FIN) {
        call.cut();
      } else {
        call.reset();
      }
    }
  }

  private final FakeClock clock = new FakeClock();
  private final JdkTransport transport = new JdkTransport(clock);

  @AfterEach
  void close() {
    transport.close();
  }

  /** Answers the first request of each connection, and hangs up on the second. */
  private static FakeProvider closingOnReuse(Ending ending) {
    return FakeProvider.of(call -> {
      if (call.request().turn() == 1) {
        call.reply(200, "ok");
      } else {
        ending.play(call);
      }
    });
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void aThousandRequestsInARowAllSucceed(Ending ending) throws Exception {
    try (var provider = closingOnReuse(ending)) {
      for (int i = 0; i < 1_000; i++) {
        assertEquals("ok", Recorder.sent(transport, provider.uri("/")).body());
      }
      assertTrue(transport.replays() > 400, () -> transport.replays() + " replays");
    }
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void aThousandRequestsOfSixteenCallersAllSucceed(Ending ending) throws Exception {
    var callers = Executors.newFixedThreadPool(16);
    try (var provider = closingOnReuse(ending)) {
      var calls = new ArrayList<Callable<String>>();
      for (int i = 0; i < 1_000; i++) {
        calls.add(() -> Recorder.sent(transport, provider.uri("/")).body());
      }
      for (var call : callers.invokeAll(calls, 50, TimeUnit.SECONDS)) {
        assertEquals("ok", call.get());
      }
      assertTrue(transport.replays() > 100, () -> transport.replays() + " replays");
    } finally {
      callers.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void aRequestOnANewConnectionIsNeverSentAgain(Ending ending) throws Exception {
    try (var provider = FakeProvider.of(ending::play)) {
      for (int i = 1; i <= 5; i++) {
        var failure = Recorder.sent(transport, provider.uri("/")).failure();
        assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
        assertEquals(
            "127.0.0.1:" + provider.port() + " closed the connection without an answer",
            failure.getMessage());
        assertEquals(i, provider.requests().size());
      }
    }
  }

  @Test
  void aReplayThatMeetsANewConnectionIsTheLast() throws Exception {
    try (var provider =
        FakeProvider.inTurn(call -> call.reply(200, "ok"), FakeCall::cut, FakeCall::cut)) {
      Recorder.sent(transport, provider.uri("/")).body();
      var recorder = Recorder.sent(transport, provider.uri("/"));
      assertEquals(ErrorType.PROVIDER_ERROR, recorder.failure().type());
      assertEquals(3, provider.requests().size());
      assertEquals(List.of("connecting", "connected", "fail"), recorder.rest());
    }
  }

  @Test
  void oneByteOfAReplyIsAReply() throws Exception {
    try (var provider = FakeProvider.inTurn(call -> call.reply(200, "ok"), call -> {
      call.send("H");
      call.cut();
    })) {
      Recorder.sent(transport, provider.uri("/")).body();
      var failure = Recorder.sent(transport, provider.uri("/")).failure();
      assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
      assertEquals(2, provider.requests().size());
    }
  }

  @Test
  void aServerThatTookItsTimeMayHaveBeenAtWork() throws Exception {
    try (var provider = FakeProvider.inTurn(call -> call.reply(200, "ok"), call -> {
      clock.advance(Duration.ofSeconds(5));
      call.cut();
    })) {
      Recorder.sent(transport, provider.uri("/")).body();
      var failure = Recorder.sent(transport, provider.uri("/")).failure();
      assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
      assertEquals(2, provider.requests().size());
      assertEquals(0, transport.replays());
    }
  }
}

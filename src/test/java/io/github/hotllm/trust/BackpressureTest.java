package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who asks for nothing is sent nothing: demand reaches the provider's socket. */
class BackpressureTest {
  /** More than this machine's sockets hold on both sides. */
  private static final long MOST = 16L << 20;

  private final AtomicLong sent = new AtomicLong();
  private final BlockingQueue<LlmEvent> heard = new LinkedBlockingQueue<>();
  private volatile Flow.Subscription subscription;

  @ParameterizedTest
  @EnumSource(Format.class)
  void aSubscriberThatStopsStopsTheProvider(Format format, TestReporter reporter) throws Exception {
    try (var provider = FakeProvider.of(call -> speakForEver(format, call));
        var llm = format.client(provider.uri(""))) {
      llm.stream("fake/m", "endless").subscribe(new OneAtATime());
      for (int events = 0; events < 10; events++) {
        subscription.request(1);
        assertTrue(heard.poll(10, TimeUnit.SECONDS) != null);
      }
      long standstill = awaitStandstill();
      assertEquals(0, heard.size(), "events that nobody asked for");
      assertTrue(standstill < MOST, () -> standstill + " bytes were taken");
      reporter.publishEntry(format.name(), standstill + " bytes in sockets and buffers");
      subscription.cancel();
      assertTrue(provider.awaitAllClosed(Duration.ofSeconds(5)));
    }
  }

  private void speakForEver(Format format, FakeCall call) throws IOException {
    call.chunked(200, Ending.EVENTS);
    call.chunk(format.beginning());
    var piece = format.text("x".repeat(1_000));
    for (long bytes = 0; bytes < 4 * MOST; bytes += piece.length()) {
      call.chunk(piece);
      sent.addAndGet(piece.length());
    }
  }

  /** Waits until nothing was sent for half a second. */
  private long awaitStandstill() throws InterruptedException {
    var never = new CountDownLatch(1);
    long before = -1;
    for (long now = sent.get(); now != before; now = sent.get()) {
      before = now;
      never.await(500, TimeUnit.MILLISECONDS);
    }
    return before;
  }

  private final class OneAtATime implements Flow.Subscriber<LlmEvent> {
    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onNext(LlmEvent event) {
      heard.add(event);
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }
}

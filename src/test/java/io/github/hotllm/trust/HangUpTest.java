package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a call is given up, its provider sees the connection close at once. */
class HangUpTest {
  private static final int RUNS = 50;
  /** Ten times what is aimed at, and not for the slowest: a busy machine pauses now and then. */
  private static final Duration MOST = Duration.ofSeconds(1);

  private final BlockingQueue<Long> begun = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> closed = new LinkedBlockingQueue<>();

  static Stream<String> silent() {
    return WaysToGiveUp.SILENT.keySet().stream();
  }

  static Stream<String> speaking() {
    return WaysToGiveUp.SPEAKING.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("silent")
  void whileTheProviderIsSilent(String way, TestReporter reporter) throws Exception {
    try (var provider = FakeProvider.of(this::watch)) {
      measure(way, WaysToGiveUp.SILENT.get(way), provider, reporter);
    }
  }

  @ParameterizedTest
  @MethodSource("speaking")
  void inTheMiddleOfAnAnswer(String way, TestReporter reporter) throws Exception {
    try (var provider = FakeProvider.of(call -> {
      call.chunked(200, Ending.EVENTS);
      call.chunk(Format.CHAT.beginning() + Format.CHAT.text("once"));
      watch(call);
    })) {
      measure(way, WaysToGiveUp.SPEAKING.get(way), provider, reporter);
    }
  }

  private void watch(FakeCall call) throws Exception {
    begun.add(System.nanoTime());
    if (call.awaitClosed(Duration.ofSeconds(20))) {
      closed.add(System.nanoTime());
    }
  }

  private void measure(
      String name, WaysToGiveUp.Way way, FakeProvider provider, TestReporter reporter)
      throws Exception {
    var figures = new Figures();
    var llm = Format.CHAT.client(provider.uri(""));
    for (int run = 0; run < RUNS; run++) {
      if (name.startsWith("llm.close")) {
        llm = Format.CHAT.client(provider.uri(""));
      }
      figures.add(once(way, llm));
    }
    llm.close();
    reporter.publishEntry(name, figures.toString());
    assertEquals(RUNS, provider.requests().size());
    assertTrue(figures.percentile(90).compareTo(MOST) < 0, figures::toString);
  }

  private long once(WaysToGiveUp.Way way, Llm llm) throws Exception {
    var stop = way.begin(llm);
    assertNotNull(begun.poll(10, TimeUnit.SECONDS), "the call never reached its provider");
    long before = System.nanoTime();
    stop.now();
    var after = closed.poll(15, TimeUnit.SECONDS);
    assertNotNull(after, "the connection was never closed");
    return after - before;
  }
}

package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmException.Phase;
import io.github.hotllm.LlmTimeoutException;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A provider that falls silent, wherever it does, costs the time that was set and no more: the
 * failure says which, and the connection is closed.
 */
@Execution(ExecutionMode.CONCURRENT)
class StallTest {
  private static final Duration LIMIT = Duration.ofMillis(500);
  /** Aimed at are 250 ms; a busy machine may take longer, no limit that is not set is as short. */
  private static final Duration GRACE = Duration.ofSeconds(4);

  /** Where the provider falls silent. */
  private enum Silence {
    BEFORE_THE_HEAD {
      @Override
      void begin(FakeCall call, Format format) {}
    },
    BEFORE_THE_FIRST_EVENT {
      @Override
      void begin(FakeCall call, Format format) throws IOException {
        call.chunked(200, Ending.EVENTS);
        call.chunk(": still thinking\n\n");
      }
    },
    IN_THE_MIDDLE {
      @Override
      void begin(FakeCall call, Format format) throws IOException {
        call.chunked(200, Ending.EVENTS);
        call.chunk(format.beginning() + format.text("so far"));
      }
    },
    WITHIN_A_WHOLE_ANSWER {
      @Override
      void begin(FakeCall call, Format format) throws IOException {
        call.chunked(200, "Content-Type: application/json");
        call.chunk("{\"id\":");
      }
    };

    abstract void begin(FakeCall call, Format format) throws IOException;
  }

  private final BlockingQueue<Long> silences = new LinkedBlockingQueue<>();

  @ParameterizedTest
  @EnumSource(Format.class)
  void aStreamThatNeverBegins(Format format, TestReporter reporter) throws Exception {
    for (var silence : new Silence[] {Silence.BEFORE_THE_HEAD, Silence.BEFORE_THE_FIRST_EVENT}) {
      try (var provider = stalling(silence, format);
          var llm = format.builder(provider.uri("")).firstEventTimeout(LIMIT).build()) {
        var failure = streamed(llm);
        assertEquals(Optional.of(Phase.FIRST_EVENT), failure.phase());
        assertEquals(Optional.empty(), failure.partialText());
        assertClosedInTime(provider, 3, silence + " " + format, reporter);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aStreamThatStopsInTheMiddle(Format format, TestReporter reporter) throws Exception {
    try (var provider = stalling(Silence.IN_THE_MIDDLE, format);
        var llm = format.builder(provider.uri("")).idleTimeout(LIMIT).build()) {
      var failure = streamed(llm);
      assertEquals(Optional.of(Phase.IDLE), failure.phase());
      assertEquals(Optional.of("so far"), failure.partialText());
      assertClosedInTime(provider, 1, "in the middle " + format, reporter);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aWholeAnswerWhoseHeadDoesNotCome(Format format, TestReporter reporter) throws Exception {
    try (var provider = stalling(Silence.BEFORE_THE_HEAD, format);
        var llm = format.builder(provider.uri("")).firstEventTimeout(LIMIT).build()) {
      assertEquals(Optional.of(Phase.FIRST_EVENT), asked(llm).phase());
      assertClosedInTime(provider, 3, "before the head, whole, " + format, reporter);
    }
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aWholeAnswerThatStops(Format format, TestReporter reporter) throws Exception {
    try (var provider = stalling(Silence.WITHIN_A_WHOLE_ANSWER, format);
        var llm = format.builder(provider.uri("")).idleTimeout(LIMIT).build()) {
      assertEquals(Optional.of(Phase.IDLE), asked(llm).phase());
      assertClosedInTime(provider, 3, "in the middle, whole, " + format, reporter);
    }
  }

  @ParameterizedTest
  @EnumSource(Silence.class)
  void theWholeTimeCoversAllAttempts(Silence silence, TestReporter reporter) throws Exception {
    try (var provider = stalling(silence, Format.CHAT);
        var llm = Format.CHAT.builder(provider.uri("")).timeout(LIMIT).build()) {
      var failure = silence == Silence.WITHIN_A_WHOLE_ANSWER ? asked(llm) : streamed(llm);
      assertEquals(Optional.of(Phase.TOTAL), failure.phase());
      assertEquals(
          silence == Silence.IN_THE_MIDDLE ? Optional.of("so far") : Optional.empty(),
          failure.partialText());
      assertClosedInTime(provider, 1, "in all, " + silence, reporter);
    }
  }

  private FakeProvider stalling(Silence silence, Format format) {
    return FakeProvider.of(call -> {
      silence.begin(call, format);
      long before = System.nanoTime();
      if (call.awaitClosed(Duration.ofSeconds(20))) {
        silences.add(System.nanoTime() - before);
      }
    });
  }

  private static LlmTimeoutException streamed(Llm llm) {
    return assertThrows(LlmTimeoutException.class, () -> {
      try (var events = llm.stream("fake/m", "Hello").events()) {
        events.iterator().forEachRemaining(event -> {});
      }
    });
  }

  private static LlmTimeoutException asked(Llm llm) {
    return assertThrows(LlmTimeoutException.class, () -> llm.ask("fake/m", "Hello"));
  }

  /** Each attempt was given the time that was set, and then its connection was closed. */
  private void assertClosedInTime(
      FakeProvider provider, int attempts, String what, TestReporter reporter)
      throws InterruptedException {
    var figures = new Figures();
    for (int attempt = 0; attempt < attempts; attempt++) {
      var silence = silences.poll(5, TimeUnit.SECONDS);
      assertNotNull(silence, () -> what + ": " + provider.failures());
      figures.add(silence - LIMIT.toNanos());
    }
    reporter.publishEntry(what, "later than set: " + figures);
    assertEquals(0, silences.size());
    // The provider's clock may start late, for it is told late.
    assertTrue(figures.minimum().plus(LIMIT.dividedBy(2)).toNanos() > 0, figures::toString);
    assertTrue(figures.maximum().compareTo(GRACE) < 0, figures::toString);
  }
}

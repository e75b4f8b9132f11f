package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.BrokenStreamException;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmReply;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A stream cut after any byte, in any way, is never taken for a whole one; its text is kept. */
class CutStreamTest {
  private static final int AT_A_TIME = 32;
  private static final Pattern WHERE = Pattern.compile("cut after (\\d+)");

  static Stream<Arguments> waysToCut() {
    return Stream.of(Format.values())
        .flatMap(format -> Stream.of(Ending.values()).map(ending -> Arguments.of(format, ending)));
  }

  @ParameterizedTest
  @MethodSource("waysToCut")
  void noCutStreamIsComplete(Format format, Ending ending, TestReporter reporter)
      throws InterruptedException {
    byte[] stream = format.stream();
    try (var provider =
            FakeProvider.of(call -> ending.play(call, Arrays.copyOf(stream, where(call))));
        var llm = format.client(provider.uri(""))) {
      var cuts = new ArrayList<CompletableFuture<Void>>();
      var turns = new Semaphore(AT_A_TIME);
      for (int cut = 0; cut < stream.length; cut++) {
        turns.acquire();
        var answer = cutAfter(cut, llm);
        cuts.add(answer.handle(new Verdict(format, ending, cut)::check));
        answer.whenComplete((reply, failure) -> turns.release());
      }
      cuts.forEach(CompletableFuture::join);
      reporter.publishEntry(
          format + " " + ending,
          stream.length + " cuts, " + provider.requests().size() + " requests");
    }
  }

  /** A reset may throw away what was on its way, so it says nothing here. */
  @ParameterizedTest
  @EnumSource(Format.class)
  void theWholeStreamIsComplete(Format format) {
    byte[] stream = format.stream();
    for (var ending : List.of(Ending.LAST_CHUNK, Ending.FIN)) {
      try (var provider = FakeProvider.of(call -> ending.play(call, stream));
          var llm = format.client(provider.uri(""))) {
        assertEquals(Format.wholeText(), cutAfter(stream.length, llm).join().text());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("waysToCut")
  void beforeTheFirstContentItIsTriedThreeTimesAndAfterItOnce(Format format, Ending ending) {
    byte[] stream = format.stream();
    try (var provider =
            FakeProvider.of(call -> ending.play(call, Arrays.copyOf(stream, where(call))));
        var llm = format.client(provider.uri(""))) {
      assertThrows(
          CompletionException.class,
          () -> cutAfter(format.beginning().length(), llm).join());
      assertEquals(3, provider.requests().size());
      if (ending != Ending.RESET) {
        assertThrows(
            CompletionException.class,
            () -> cutAfter(format.firstContent(), llm).join());
        assertEquals(4, provider.requests().size());
      }
    }
  }

  private static CompletableFuture<LlmReply> cutAfter(int bytes, Llm llm) {
    return llm.stream("fake/m", "cut after " + bytes).reply();
  }

  private static int where(FakeCall call) {
    var asked = WHERE.matcher(call.request().text());
    assertTrue(asked.find());
    return Integer.parseInt(asked.group(1));
  }

  /** What has to be true of an answer that was cut. */
  private record Verdict(Format format, Ending ending, int cut) {
    Void check(LlmReply reply, Throwable failure) {
      var where = format + " " + ending + " after " + cut;
      var broken = assertInstanceOf(BrokenStreamException.class, failure, where);
      var text = broken.partialText().orElse("");
      assertTrue(Format.wholeText().startsWith(text), () -> where + ": " + text);
      if (ending != Ending.RESET) {
        assertEquals(format.textWithin(cut), text, where);
      }
      return null;
    }
  }
}

package io.github.hotllm.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.testing.FakeCall;
import io.github.hotllm.testing.FakeProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider that closes each connection on its second request costs no call, and no money. */
class ReusedConnectionTest {
  private static final int CALLS = 1_000;
  private static final Pattern NUMBER = Pattern.compile("number (\\d+)");

  private final Map<String, Integer> executed = new ConcurrentHashMap<>();

  @ParameterizedTest
  @CsvSource({"1, false", "1, true", "16, false", "16, true"})
  void aThousandCallsSucceedOnceEach(int atATime, boolean reset, TestReporter reporter)
      throws InterruptedException {
    try (var provider = FakeProvider.of(call -> answerOnce(call, reset));
        var llm = Format.CHAT.client(provider.uri(""))) {
      var calls = new ArrayList<CompletableFuture<LlmReply>>();
      var turns = new Semaphore(atATime);
      for (int number = 0; number < CALLS; number++) {
        turns.acquire();
        var call = llm.call("fake/m", "number " + number);
        calls.add(call);
        call.whenComplete((reply, failure) -> turns.release());
      }
      for (int number = 0; number < CALLS; number++) {
        var reply = calls.get(number).join();
        assertEquals("number " + number, reply.text());
        assertEquals(1, reply.attempts());
      }
      assertEquals(CALLS, executed.size());
      assertTrue(executed.values().stream().allMatch(times -> times == 1));
      reporter.publishEntry("connections", String.valueOf(provider.connections()));
    }
  }

  /** Cancelling it once closed a connection that by then served another call. */
  @Test
  void callsBehindStreamsThatEndWithAnErrorAreSentOnce() {
    try (var provider = FakeProvider.of(ReusedConnectionTest::failInAnswer);
        var llm = Format.CHAT.client(provider.uri(""))) {
      for (int number = 0; number < 50; number++) {
        var stream = llm.stream("fake/m", "number " + number);
        var thrown = assertThrows(
            CompletionException.class, () -> stream.forEach(event -> {}).join());
        var failure = assertInstanceOf(LlmException.class, thrown.getCause());
        assertEquals(ErrorType.OVERLOADED, failure.type());
        assertEquals("a", failure.partial().orElseThrow().text());
      }
      assertEquals(50, provider.requests().size());
    }
  }

  private static void failInAnswer(FakeCall call) throws IOException {
    call.reply(
        200,
        "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"
            + "data: {\"error\":{\"message\":\"Overloaded\",\"code\":\"server_is_overloaded\"}}\n\n",
        "Content-Type: text/event-stream");
  }

  private void answerOnce(FakeCall call, boolean reset) throws IOException {
    if (call.request().turn() == 1) {
      var asked = NUMBER.matcher(call.request().text());
      assertTrue(asked.find());
      executed.merge(asked.group(), 1, Integer::sum);
      call.reply(200, Format.chatReply(asked.group()), "Content-Type: application/json");
    } else if (reset) {
      call.reset();
    } else {
      call.cut();
    }
  }
}

package io.github.hotllm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.testing.FakeCall;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that do not come to their end, and the models that a server lists. */
class StreamsTest {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final int TICKS = 200;

  /**
   * Who reads the error itself; two of LangChain4j's modules only notice that the stream is cut.
   */
  private static final Map<Sdk, String> FAILURES = Map.of(
      Sdk.OPENAI_CHAT, "SseException",
      Sdk.OPENAI_RESPONSES, "IllegalStateException",
      Sdk.ANTHROPIC, "SseException",
      Sdk.GOOGLE, "ServerException",
      Sdk.LANGCHAIN_ANTHROPIC, "AnthropicStreamingException");

  @ParameterizedTest
  @MethodSource
  void aFailureWithinAStreamIsTheSdksOwn(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "broken.sse");
        var client = sdk.at(house)) {
      var e = assertThrows(RuntimeException.class, () -> client.stream(Task.TEXT));
      assertEquals(FAILURES.get(sdk), e.getClass().getSimpleName());
      assertTrue(e.getMessage().contains("Overloaded"), e::getMessage);
    }
  }

  static Stream<Arguments> aFailureWithinAStreamIsTheSdksOwn() {
    return Pairs.all().filter(pair -> FAILURES.containsKey((Sdk) pair.get()[0]));
  }

  @ParameterizedTest
  @MethodSource
  void aFailureWithinAStreamIsNeverAWholeAnswer(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "broken.sse");
        var client = sdk.at(house)) {
      var e = assertThrows(RuntimeException.class, () -> client.stream(Task.TEXT));
      assertEquals("LangChain4jException", e.getClass().getSimpleName());
    }
  }

  static Stream<Arguments> aFailureWithinAStreamIsNeverAWholeAnswer() {
    return Pairs.all().filter(pair -> !FAILURES.containsKey((Sdk) pair.get()[0]));
  }

  @ParameterizedTest
  @EnumSource
  void theProviderSeesTheHangUp(Sdk sdk) throws Exception {
    var behind = sdk.others().iterator().next();
    var hungUp = new CompletableFuture<Boolean>();
    try (var house = House.of(behind, call -> hungUp.complete(talksUntilClosed(call, behind)));
        var client = sdk.at(house)) {
      client.begin().close();
      assertTrue(hungUp.get(20, TimeUnit.SECONDS));
    }
  }

  @ParameterizedTest
  @EnumSource(names = "LANGCHAIN_.*", mode = Mode.MATCH_NONE)
  void theModelsAreListed(Sdk sdk) {
    try (var house = House.recorded(Behind.CHAT);
        var client = sdk.at(house)) {
      var prefix = sdk == Sdk.GOOGLE ? "models/" : "";
      assertEquals(List.of(prefix + "echo", prefix + House.MODEL), client.models());
    }
  }

  /** Says one text after the other; whether somebody hung up on it. */
  private static boolean talksUntilClosed(FakeCall call, Behind behind) throws IOException {
    var begun = behind.recorded("begun.sse");
    var again = begun.substring(begun.lastIndexOf("\n\n", begun.length() - 3) + 2);
    call.chunked(200, "Content-Type: text/event-stream");
    call.chunk(begun);
    for (int i = 0; i < TICKS; i++) {
      if (call.awaitClosed(TICK)) {
        return true;
      }
      call.chunk(again);
    }
    return false;
  }
}

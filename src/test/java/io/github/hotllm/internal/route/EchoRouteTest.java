package io.github.hotllm.internal.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.Tool;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests for echo and each of its misbehaviours. */
class EchoRouteTest {
  private final FakeClock clock = new FakeClock();
  private final HeardSink heard = new HeardSink();

  @Test
  void echoSaysThePromptWordByWordWithTrueFigures() {
    ask("echo", LlmRequest.of("echo", "one two\nthree "));

    assertEquals(List.of("one ", "two\n", "three "), heard.texts);
    assertEquals(StopReason.STOP, heard.end.stopReason());
    assertEquals(Optional.of(Usage.of(3, 3)), heard.end.usage());
  }

  @Test
  void echoStopsAtTheLimit() {
    ask("echo", LlmRequest.builder("echo").prompt("a b c").maxTokens(2).build());

    assertEquals(List.of("a ", "b "), heard.texts);
    assertEquals(StopReason.LENGTH, heard.end.stopReason());
  }

  @Test
  void slowTakesATenthOfASecondForAWord() {
    ask("echo/slow", LlmRequest.of("echo", "a b"));

    clock.advance(Duration.ofMillis(99));
    assertEquals(List.of(), heard.texts);
    clock.advance(Duration.ofMillis(1));
    assertEquals(List.of("a "), heard.texts);
    clock.advance(Duration.ofMillis(100));
    assertEquals(StopReason.STOP, heard.end.stopReason());
  }

  @Test
  void stallSaysHalfAndIsSilent() {
    ask("echo/stall", LlmRequest.of("echo", "a b c d"));

    assertEquals(List.of("a ", "b "), heard.texts);
    assertNull(heard.end);
    assertEquals(0, clock.pending());
  }

  @Test
  void cutSaysHalfAndBreaks() {
    ask("echo/cut", LlmRequest.of("echo", "a b c d"));

    assertEquals(List.of("a ", "b "), heard.texts);
    assertEquals(ErrorType.STREAM_BROKEN, heard.failure.type());
  }

  @Test
  void throttledIsThrottledAtEveryAttempt() {
    var route = route("echo/429");
    for (int attempt = 0; attempt < 3; attempt++) {
      heard.take(route.open(asked(LlmRequest.of("echo", "a")), heard));
      assertEquals(ErrorType.RATE_LIMITED, heard.failure.type());
      assertEquals(Optional.of(Duration.ofSeconds(1)), heard.failure.retryAfter());
    }
  }

  @Test
  void failsOnceAndThenAnswers() {
    var route = route("echo/500");
    heard.take(route.open(asked(LlmRequest.of("echo", "a")), heard));
    assertEquals(ErrorType.OVERLOADED, heard.failure.type());

    heard.take(route.open(asked(LlmRequest.of("echo", "a")), heard));
    assertEquals(List.of("a"), heard.texts);
  }

  @Test
  void toolCallsTheFirstToolWithFittingArguments() {
    var tool = Tool.ofJson("weather", "tells it", """
        {"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"},
        "sure":{"type":"boolean"},"more":{"type":"object"}}}""");
    ask("echo/tool", LlmRequest.builder("echo").prompt("Rome").tools(tool).build());

    var call = ((LlmEvent.ToolCall) heard.events.get(1)).call();
    assertEquals("weather", call.name());
    assertEquals("{\"city\":\"Rome\",\"days\":1,\"sure\":true}", call.json());
    assertEquals(StopReason.TOOL_CALLS, heard.end.stopReason());
  }

  @Test
  void toolSaysWhatTheToolHasSaid() {
    var tool = Tool.ofJson("weather", "tells it", "{\"type\":\"object\"}");
    var call = new Part.ToolCall("c1", "weather", Map.of());
    var request = LlmRequest.builder("echo")
        .prompt("Rome")
        .message(new Message(Role.ASSISTANT, List.of(call)))
        .message(Message.user(call.result("sunny there"), call.result("and dry")))
        .tools(tool)
        .build();
    ask("echo/tool", request);

    assertEquals(List.of("sunny ", "there\n", "and ", "dry"), heard.texts);
    assertEquals(StopReason.STOP, heard.end.stopReason());
  }

  @Test
  void toolWithoutAToolIsABadRequest() {
    var failure =
        assertThrows(LlmException.class, () -> ask("echo/tool", LlmRequest.of("echo", "hi")));

    assertEquals(Optional.of("tools"), failure.field());
  }

  @Test
  void refuseRefuses() {
    ask("echo/refuse", LlmRequest.of("echo", "hi"));

    assertEquals(StopReason.REFUSAL, heard.end.stopReason());
    assertEquals(List.of(), heard.texts);
  }

  @Test
  void onlyItsOwnNamesAreEchos() {
    assertEquals(Optional.empty(), EchoBehaviour.named("429"));
    assertEquals(Optional.empty(), EchoBehaviour.named("echo/what"));
    assertEquals(Optional.of(EchoBehaviour.WELL), EchoBehaviour.named("echo"));
    assertEquals(Optional.of(EchoBehaviour.WELL), EchoBehaviour.named("echo/echo"));
    assertTrue(EchoBehaviour.names().contains("echo/stall"));
  }

  private EchoRoute route(String name) {
    var state = new RouteState("echo", RouteKind.ECHO, Billing.NONE, Optional.empty(), clock);
    return new EchoRoute(EchoBehaviour.named(name).orElseThrow(), state, clock);
  }

  private void ask(String name, LlmRequest request) {
    heard.take(route(name).open(asked(request), heard));
  }

  private static Asked asked(LlmRequest request) {
    return Asked.of(request, Delivery.STREAMED);
  }
}

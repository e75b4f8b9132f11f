package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.STRICT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.decoder;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.events;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.sse;
import static io.github.hotllm.internal.dialect.anthropic.Recorded.HEAD;
import static io.github.hotllm.internal.dialect.anthropic.Recorded.TAIL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MessagesDecoderTest {
  static final List<Recorded> RECORDED = Recorded.ALL;

  @ParameterizedTest
  @FieldSource("RECORDED")
  void aStreamMeansTheSameHoweverItsBytesAreSplit(Recorded recorded) {
    var bytes = recorded.stream().getBytes(UTF_8);
    for (int at = 0; at <= bytes.length; at++) {
      var decoder = decoder(STRICT);
      var events =
          events(decoder, Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at, bytes.length));
      assertTrue(decoder.isDone());
      var end = decoder.end(events);
      assertEquals(recorded.events(), events);
      assertEquals(recorded.reason(), end.stopReason());
      assertEquals(Optional.of(recorded.usage()), end.usage());
      assertEquals(Optional.empty(), end.unpriced());
    }
  }

  @ParameterizedTest
  @FieldSource("RECORDED")
  void aStreamThatIsCutAnywhereIsBrokenAndKeepsWhatCame(Recorded recorded) {
    var bytes = recorded.stream().getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      var decoder = decoder(STRICT);
      var events = events(decoder, Arrays.copyOf(bytes, at));
      assertFalse(decoder.isDone());
      int soFar = events.size();
      var failure = assertThrows(LlmException.class, () -> decoder.end(events));
      assertEquals(ErrorType.STREAM_BROKEN, failure.type());
      assertTrue(failure.isRetryable());
      assertEquals(recorded.events().subList(0, soFar), events);
    }
  }

  @Test
  void theModelIsTheOneThatAnswers() {
    var decoder = decoder(STRICT);
    assertEquals(Optional.empty(), decoder.model());
    events(decoder, sse(HEAD).getBytes(UTF_8));
    assertEquals(Optional.of("claude-strict-1"), decoder.model());
  }

  /** Provider's word, our reason. */
  @ParameterizedTest
  @CsvSource({
    "end_turn,STOP",
    "stop_sequence,STOP",
    "max_tokens,LENGTH",
    "tool_use,TOOL_CALLS",
    "refusal,REFUSAL",
    "model_context_window_exceeded,CONTEXT_OVERFLOW",
    "pause_turn,PAUSED",
    "something_new,OTHER"
  })
  void everyStopReasonHasItsClassAndKeepsItsWord(String word, StopReason reason) {
    var decoder = decoder(STRICT);
    var events = events(decoder, sse(HEAD, Recorded.end(word), TAIL).getBytes(UTF_8));
    var end = decoder.end(events);
    assertEquals(reason, end.stopReason());
    assertEquals(Optional.of(word), end.rawStopReason());
  }

  @Test
  void aRefusalSaysWhatWasRefused() {
    var decoder = decoder(STRICT);
    var refusal = "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"refusal\","
        + "\"stop_details\":{\"type\":\"refusal\",\"category\":\"cyber\"}},\"usage\":{}}";
    var events = events(decoder, sse(HEAD, refusal, TAIL).getBytes(UTF_8));
    var end = decoder.end(events);
    assertEquals(StopReason.REFUSAL, end.stopReason());
    assertEquals(Optional.of("refusal: cyber"), end.rawStopReason());
  }

  /** A part of the usage, why it has no usual price. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"service_tier\":\"standard\",\"speed\":\"standard\"|",
        "\"service_tier\":\"priority\"|service tier: priority",
        "\"speed\":\"fast\"|speed: fast",
        "\"inference_geo\":\"global\"|",
        "\"inference_geo\":\"us\"|place: us",
        "\"server_tool_use\":{\"web_search_requests\":0}|",
        "\"server_tool_use\":{\"web_search_requests\":2}|server tool: web_search_requests"
      })
  void whatHasNoUsualPriceIsNamed(String usage, String why) {
    var decoder = decoder(STRICT);
    var events = new ArrayList<LlmEvent>();
    var body = "{\"type\":\"message\",\"content\":[],\"stop_reason\":\"end_turn\",\"usage\":{"
        + usage + "}}";
    decoder.whole(body.getBytes(UTF_8), events);
    assertEquals(Optional.ofNullable(why), decoder.end(events).unpriced());
  }

  @Test
  void usageIsATotalAndReplacesWhatWasToldBefore() {
    var decoder = decoder(STRICT);
    var usage = "{\"type\":\"message_delta\",\"delta\":{},\"usage\":{\"input_tokens\":12,"
        + "\"output_tokens\":5,\"output_tokens_details\":{\"thinking_tokens\":2}}}";
    var events =
        events(decoder, sse(HEAD, usage, Recorded.end("end_turn"), TAIL).getBytes(UTF_8));
    var total = decoder.end(events).usage().orElseThrow();
    assertEquals(12, total.inputTokens().orElseThrow());
    assertEquals(7, total.outputTokens().orElseThrow());
    assertEquals(2, total.reasoningTokens().orElseThrow());
    assertEquals(20, total.promptTokens().orElseThrow());
  }

  @Test
  void aWholeBodyMeansWhatTheStreamMeans() {
    var body = "{\"type\":\"message\",\"model\":\"m\",\"content\":["
        + "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"Sig==\"},"
        + "{\"type\":\"redacted_thinking\",\"data\":\"Red==\"},"
        + "{\"type\":\"text\",\"text\":\"Look\",\"citations\":null},"
        + "{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"clock\",\"input\":{}},"
        + "{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"weather\","
        + "\"input\":{\"city\":\"Bonn\"}}],\"stop_reason\":\"tool_use\","
        + "\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}";
    var decoder = decoder(STRICT);
    var events = new ArrayList<LlmEvent>();
    decoder.frame(Frame.body(body.getBytes(UTF_8)), events);
    assertTrue(decoder.isDone());
    var whole = Recorded.TOOLS.events().stream()
        .filter(event -> !(event instanceof LlmEvent.ToolCallDelta))
        .toList();
    assertEquals(whole, events);
    assertEquals(StopReason.TOOL_CALLS, decoder.end(events).stopReason());
  }

  @Test
  void whatComesAfterTheEndMeansNothing() {
    var decoder = decoder(STRICT);
    var late = Recorded.TEXT.stream() + "data: [DONE]\n\n" + sse(HEAD);
    assertEquals(Recorded.TEXT.events(), events(decoder, late.getBytes(UTF_8)));
  }

  @Test
  void aTextWhoseBeginningIsMissingIsStillRead() {
    var decoder = decoder(STRICT);
    var piece = Recorded.delta(0, "\"type\":\"text_delta\",\"text\":\"Hi\"");
    var events =
        events(decoder, sse(HEAD, piece, Recorded.end("end_turn"), TAIL).getBytes(UTF_8));
    assertEquals(List.of(new LlmEvent.Text("Hi")), events);
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.anthropic.Recorded.delta;
import static io.github.hotllm.internal.dialect.anthropic.Recorded.start;
import static io.github.hotllm.internal.dialect.anthropic.Recorded.stop;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessagesEncoderTest {
  private static final Marks STATE = Marks.ofState("a/b:c");
  private static final String THINKING =
      "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}";
  private static final String TEXT = "{\"type\":\"text\",\"text\":\"\"}";

  private record Row(String name, List<LlmEvent> events, List<String> content) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Row> STREAMS = List.of(
      new Row("nothing", List.of(), List.of()),
      new Row(
          "text in pieces",
          List.of(new LlmEvent.Text("a"), new LlmEvent.Text("b")),
          List.of(start(0, TEXT), text(0, "a"), text(0, "b"), stop(0))),
      new Row(
          "thinking with state, then text",
          List.of(
              new LlmEvent.Thinking("h"),
              new LlmEvent.Whole(new Part.Thinking("h", STATE)),
              new LlmEvent.Text("a")),
          List.of(
              start(0, THINKING),
              thinking(0, "h"),
              delta(0, "\"type\":\"signature_delta\",\"signature\":\"a/b:c\""),
              stop(0),
              start(1, TEXT),
              text(1, "a"),
              stop(1))),
      new Row(
          "state of thinking after text",
          List.of(
              new LlmEvent.Thinking("h"),
              new LlmEvent.Text("a"),
              new LlmEvent.Whole(new Part.Thinking("h", STATE))),
          List.of(
              start(0, THINKING),
              thinking(0, "h"),
              stop(0),
              start(1, TEXT),
              text(1, "a"),
              stop(1),
              start(2, carrier("thinking")),
              stop(2))),
      new Row(
          "text with state",
          List.of(new LlmEvent.Text("a"), new LlmEvent.Whole(new Part.Text("a", STATE))),
          List.of(start(0, TEXT), text(0, "a"), stop(0), start(1, carrier("text")), stop(1))),
      new Row(
          "two texts",
          List.of(
              new LlmEvent.Text("a"),
              new LlmEvent.Whole(new Part.Text("a")),
              new LlmEvent.Whole(new Part.Text("a"))),
          List.of(start(0, TEXT), text(0, "a"), stop(0), start(1, TEXT), text(1, "a"), stop(1))),
      new Row(
          "call in pieces with state",
          List.of(
              new LlmEvent.ToolCallDelta("t1", "f", "{\"a\""),
              new LlmEvent.ToolCallDelta("t1", "f", ":1}"),
              new LlmEvent.ToolCall(new Part.ToolCall("t1", "f", Map.of("a", 1), STATE))),
          List.of(
              call(0, "t1"),
              json(0, "{\\\"a\\\""),
              json(0, ":1}"),
              stop(0),
              start(1, carrier("tool_use")),
              stop(1))),
      new Row(
          "calls that overlap, and text",
          List.of(
              new LlmEvent.ToolCallDelta("t1", "f", "{"),
              new LlmEvent.ToolCallDelta("t2", "f", "{"),
              new LlmEvent.Text("a"),
              new LlmEvent.ToolCallDelta("t1", "f", "}"),
              new LlmEvent.ToolCallDelta("t2", "f", "}"),
              new LlmEvent.ToolCall(new Part.ToolCall("t1", "f", Map.of())),
              new LlmEvent.ToolCall(new Part.ToolCall("t2", "f", Map.of()))),
          List.of(
              call(0, "t1"),
              json(0, "{"),
              json(0, "}"),
              stop(0),
              call(1, "t2"),
              json(1, "{"),
              json(1, "}"),
              stop(1),
              start(2, TEXT),
              text(2, "a"),
              stop(2))),
      new Row(
          "calls without pieces",
          List.of(
              new LlmEvent.ToolCall(new Part.ToolCall("t1", "f", Map.of())),
              new LlmEvent.ToolCall(new Part.ToolCall("t2", "f", Map.of("a", 1)))),
          List.of(call(0, "t1"), stop(0), call(1, "t2"), json(1, "{\\\"a\\\":1}"), stop(1))),
      new Row(
          "a cut call and what waited for it",
          List.of(new LlmEvent.ToolCallDelta("t1", "f", "{"), new LlmEvent.Text("a")),
          List.of(call(0, "t1"), json(0, "{"), stop(0), start(1, TEXT), text(1, "a"), stop(1))),
      new Row(
          "opaque",
          List.of(new LlmEvent.Whole(new Part.Opaque(STATE))),
          List.of(start(0, "{\"type\":\"redacted_thinking\",\"data\":\"a/b:c\"}"), stop(0))));

  @ParameterizedTest
  @FieldSource("STREAMS")
  void eventsBecomeBlocks(Row row) {
    var encoder = encoder();
    var frames = new ArrayList<Frame>();
    for (var event : row.events) {
      frames.addAll(
          encoder.batch(new Batch("openai-chat", Optional.of("gpt"), List.of(event), List.of())));
    }
    var reply = LlmReply.of("").toBuilder()
        .model("gpt")
        .stopReason(StopReason.LENGTH)
        .usage(Usage.builder().inputTokens(3).cacheReadTokens(2).outputTokens(1).build())
        .build();
    frames.addAll(encoder.end(reply));
    var expected = new ArrayList<String>();
    expected.add("{\"type\":\"message_start\",\"message\":{\"id\":\"msg_hotllm\","
        + "\"type\":\"message\",\"role\":\"assistant\",\"model\":\"gpt\",\"content\":[],"
        + "\"stop_reason\":null,\"stop_sequence\":null,\"stop_details\":null,"
        + "\"usage\":{\"input_tokens\":0,"
        + "\"cache_creation_input_tokens\":null,\"cache_read_input_tokens\":null,"
        + "\"output_tokens\":0}}}");
    expected.addAll(row.content);
    expected.add("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"max_tokens\","
        + "\"stop_sequence\":null,\"stop_details\":null},\"usage\":{\"input_tokens\":3,"
        + "\"cache_creation_input_tokens\":null,\"cache_read_input_tokens\":2,"
        + "\"output_tokens\":1}}");
    expected.add("{\"type\":\"message_stop\"}");
    assertEquals(expected, frames.stream().map(Frame::text).toList());
    frames.forEach(frame -> assertEquals(frame.text().split("\"")[3], frame.event()));
  }

  @Test
  void framesOfTheSameFormatAreCopied() {
    var encoder = encoder();
    var frames = List.of(
        Frame.event("message_start", "{ }".getBytes(UTF_8)),
        Frame.event("later", "{\"x\": 1}".getBytes(UTF_8)));
    assertEquals(
        frames,
        encoder.batch(
            new Batch("anthropic", Optional.of("m"), List.of(new LlmEvent.Text("a")), frames)));
    assertEquals(List.of(), encoder.end(LlmReply.of("a")));
  }

  @Test
  void aBodyThatCameInPlaceOfAStreamIsWrittenAsEvents() {
    var encoder = encoder();
    var body = Frame.body("{}".getBytes(UTF_8));
    var frames = encoder.batch(
        new Batch("anthropic", Optional.of("m"), List.of(new LlmEvent.Text("a")), List.of(body)));
    assertEquals(
        List.of("message_start", "content_block_start", "content_block_delta"),
        frames.stream().map(Frame::event).toList());
    assertEquals(3, encoder.end(LlmReply.of("a")).size());
  }

  @Test
  void aWholeAnswerIsTheLiteralOneOrWrittenAnew() {
    var raw = Frame.body("{ \"literal\" : 1 }".getBytes(UTF_8));
    assertEquals(raw.text(), whole(LlmReply.of("a"), List.of(raw)));
    var reply = LlmReply.builder()
        .requestId("r1")
        .model("gpt")
        .stopReason(StopReason.TOOL_CALLS)
        .usage(Usage.of(1, 2))
        .parts(List.of(
            new Part.Thinking("h", STATE),
            new Part.Text("a", STATE),
            new Part.ToolCall("t1", "f", Map.of("a", 1))))
        .build();
    assertEquals(
        "{\"id\":\"msg_r1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"gpt\","
            + "\"content\":[{\"type\":\"thinking\",\"thinking\":\"h\",\"signature\":\"a/b:c\"},"
            + "{\"type\":\"text\",\"text\":\"a\"}," + carrier("text")
            + ",{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\",\"input\":{\"a\":1}}],"
            + "\"stop_reason\":\"tool_use\",\"stop_sequence\":null,"
            + "\"stop_details\":null,\"usage\":{\"input_tokens\":1,"
            + "\"cache_creation_input_tokens\":null,\"cache_read_input_tokens\":null,"
            + "\"output_tokens\":2}}",
        whole(reply, List.of()));
  }

  @Test
  void aFailureIsTheLastEvent() {
    var failure = LlmException.of(ErrorType.OVERLOADED, "busy");
    var frames = encoder().error(failure);
    assertEquals(
        List.of("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\","
            + "\"message\":\"busy\"}}"),
        frames.stream().map(Frame::text).toList());
    assertEquals("error", frames.get(0).event());
  }

  private static String whole(LlmReply reply, List<Frame> raw) {
    var written = encoder().whole(reply, raw);
    assertEquals(200, written.status());
    return new String(written.body(), UTF_8);
  }

  private static Encoder encoder() {
    return DIALECT.encoder(Asked.of(LlmRequest.of("fast", "Hi"), Delivery.STREAMED));
  }

  private static String carrier(String type) {
    return "{\"type\":\"redacted_thinking\",\"data\":\"^" + type + ":a/b:c\"}";
  }

  private static String call(int index, String id) {
    return start(
        index, "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"f\",\"input\":{}}");
  }

  private static String text(int index, String piece) {
    return delta(index, "\"type\":\"text_delta\",\"text\":\"" + piece + "\"");
  }

  private static String thinking(int index, String piece) {
    return delta(index, "\"type\":\"thinking_delta\",\"thinking\":\"" + piece + "\"");
  }

  private static String json(int index, String piece) {
    return delta(index, "\"type\":\"input_json_delta\",\"partial_json\":\"" + piece + "\"");
  }
}

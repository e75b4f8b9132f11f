package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.sse;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import java.util.List;
import java.util.Map;

/** Streams as Anthropic sends them, and what they mean. The target is always the strict model. */
record Recorded(String name, String stream, List<LlmEvent> events, StopReason reason, Usage usage) {
  static final String HEAD = "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\","
      + "\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-strict-1\",\"content\":[],"
      + "\"stop_reason\":null,\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":3,"
      + "\"cache_creation_input_tokens\":5,\"cache_creation\":{\"ephemeral_5m_input_tokens\":4,"
      + "\"ephemeral_1h_input_tokens\":1},\"output_tokens\":1,\"service_tier\":\"standard\"}}}";
  static final String TAIL = "{\"type\":\"message_stop\"}";

  private static final Usage.Builder USAGE = Usage.builder()
      .inputTokens(10)
      .cacheReadTokens(3)
      .cacheWriteTokens(5)
      .cacheWrite1hTokens(1)
      .outputTokens(7);

  static final Recorded TEXT = new Recorded(
      "text",
      sse(
          HEAD,
          start(0, "{\"type\":\"text\",\"text\":\"\"}"),
          "{\"type\":\"ping\"}",
          delta(0, "\"type\":\"text_delta\",\"text\":\"Grüße \""),
          "{\"type\":\"some_later_event\",\"x\":1}",
          delta(0, "\"type\":\"text_delta\",\"text\":\"😀\""),
          stop(0),
          end("end_turn"),
          TAIL),
      List.of(new LlmEvent.Text("Grüße "), new LlmEvent.Text("😀")),
      StopReason.STOP,
      USAGE.build());

  static final Recorded TOOLS = new Recorded(
      "thinking, text and two calls",
      sse(
          HEAD,
          start(0, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"),
          delta(0, "\"type\":\"thinking_delta\",\"thinking\":\"Hm.\""),
          delta(0, "\"type\":\"signature_delta\",\"signature\":\"no\""),
          delta(0, "\"type\":\"signature_delta\",\"signature\":\"Sig==\""),
          stop(0),
          start(1, "{\"type\":\"redacted_thinking\",\"data\":\"Red==\"}"),
          stop(1),
          start(2, "{\"type\":\"text\",\"text\":\"\"}"),
          delta(2, "\"type\":\"text_delta\",\"text\":\"Look\""),
          stop(2),
          call(3, "t1", "clock"),
          delta(3, "\"type\":\"input_json_delta\",\"partial_json\":\"\""),
          stop(3),
          call(4, "t2", "weather"),
          delta(4, "\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"city\\\":\""),
          delta(4, "\"type\":\"input_json_delta\",\"partial_json\":\"\\\"Bonn\\\"}\""),
          stop(4),
          end("tool_use"),
          TAIL),
      List.of(
          new LlmEvent.Thinking("Hm."),
          new LlmEvent.Whole(new Part.Thinking("Hm.", state("Sig=="))),
          new LlmEvent.Whole(
              new Part.Opaque(state("{\"type\":\"redacted_thinking\",\"data\":\"Red==\"}"))),
          new LlmEvent.Text("Look"),
          new LlmEvent.ToolCall(new Part.ToolCall("t1", "clock", Map.of())),
          new LlmEvent.ToolCallDelta("t2", "weather", "{\"city\":"),
          new LlmEvent.ToolCallDelta("t2", "weather", "\"Bonn\"}"),
          new LlmEvent.ToolCall(new Part.ToolCall("t2", "weather", Map.of("city", "Bonn")))),
      StopReason.TOOL_CALLS,
      USAGE.build());

  static final Recorded CUT_CALL = new Recorded(
      "a call cut by the limit",
      sse(
          HEAD,
          call(0, "t1", "weather"),
          delta(0, "\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"city\\\":\\\"Bo\""),
          stop(0),
          end("max_tokens"),
          TAIL),
      List.of(new LlmEvent.ToolCallDelta("t1", "weather", "{\"city\":\"Bo")),
      StopReason.LENGTH,
      USAGE.build());

  static final Recorded EMPTY_CUT_CALL = new Recorded(
      "a call cut before its arguments",
      sse(HEAD, call(0, "t1", "weather"), stop(0), end("max_tokens"), TAIL),
      List.of(),
      StopReason.LENGTH,
      USAGE.build());

  static final Recorded SERVER_TOOL = new Recorded(
      "a tool of Anthropic's and citations",
      sse(
          HEAD,
          start(
              0,
              "{\"type\":\"server_tool_use\",\"id\":\"s1\",\"name\":\"web_search\","
                  + "\"input\":{}}"),
          delta(0, "\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"query\\\":1}\""),
          stop(0),
          start(1, "{\"type\":\"later_block\",\"x\":[1]}"),
          stop(1),
          start(2, "{\"type\":\"later_block\",\"x\":[]}"),
          delta(2, "\"type\":\"later_delta\",\"y\":1"),
          stop(2),
          start(3, "{\"type\":\"text\",\"text\":\"\"}"),
          delta(3, "\"type\":\"text_delta\",\"text\":\"a\""),
          stop(3),
          start(4, "{\"type\":\"text\",\"text\":\"\",\"citations\":[]}"),
          delta(4, "\"type\":\"text_delta\",\"text\":\"b\""),
          delta(4, "\"type\":\"citations_delta\",\"citation\":{\"cited_text\":\"q\"}"),
          stop(4),
          end("pause_turn"),
          TAIL),
      List.of(
          new LlmEvent.Whole(new Part.Opaque(state("{\"type\":\"server_tool_use\",\"id\":\"s1\","
              + "\"name\":\"web_search\",\"input\":{\"query\":1}}"))),
          new LlmEvent.Whole(new Part.Opaque(state("{\"type\":\"later_block\",\"x\":[1]}"))),
          new LlmEvent.Text("a"),
          new LlmEvent.Whole(new Part.Text("a")),
          new LlmEvent.Text("b"),
          new LlmEvent.Whole(
              new Part.Text("b", state("{\"citations\":[{\"cited_text\":\"q\"}]}")))),
      StopReason.PAUSED,
      USAGE.build());

  static final List<Recorded> ALL = List.of(TEXT, TOOLS, CUT_CALL, EMPTY_CUT_CALL, SERVER_TOOL);

  static String start(int index, String block) {
    return "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + block
        + "}";
  }

  static String call(int index, String id, String name) {
    return start(
        index,
        "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"caller\":{\"type\":\"direct\"},\"name\":\""
            + name + "\",\"input\":{}}");
  }

  static String delta(int index, String fields) {
    return "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":{" + fields + "}}";
  }

  static String stop(int index) {
    return "{\"type\":\"content_block_stop\",\"index\":" + index + "}";
  }

  static String end(String reason) {
    return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
        + "\",\"stop_sequence\":null},\"usage\":{\"input_tokens\":null,\"output_tokens\":7}}";
  }

  private static Marks state(String payload) {
    return Marks.ofState("anthropic/claude-strict:" + payload);
  }

  @Override
  public String toString() {
    return name;
  }
}

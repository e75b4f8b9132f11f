package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers as a client that speaks Chat gets them. */
class ChatEncoderTest {
  private static final LlmEvent STARTED = new LlmEvent.Started(
      "r1", "fast", Optional.of("m-1"), "acme", RouteKind.API, Billing.PER_TOKEN, List.of());
  private static final String HEAD =
      "{\"id\":\"chatcmpl-r1\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"m-1\","
          + "\"choices\":[";

  @Test
  void eventsBecomeChunks() {
    var encoder = encoder("");
    assertEquals(
        List.of(
            delta("{\"role\":\"assistant\",\"reasoning_content\":\"t\"}"),
            delta("{\"content\":\"Hi\"}"),
            delta("{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"f\",\"arguments\":\"{\"}}]}"),
            delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"}\"}}]}"),
            delta("{\"tool_calls\":[{\"index\":1,\"id\":\"b\",\"type\":\"function\",\"function\":"
                + "{\"name\":\"g\",\"arguments\":\"{\\\"x\\\":1}\"}}]}"),
            HEAD + "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
            "[DONE]"),
        written(
            encoder,
            LlmReply.builder()
                .stopReason(StopReason.TOOL_CALLS)
                .usage(Usage.of(1, 2))
                .build(),
            STARTED,
            new LlmEvent.Thinking("t"),
            new LlmEvent.Text("Hi"),
            new LlmEvent.ToolCallDelta("a", "f", "{"),
            new LlmEvent.ToolCallDelta("a", "f", "}"),
            new LlmEvent.ToolCall(new Part.ToolCall("a", "f", Map.of())),
            new LlmEvent.ToolCall(new Part.ToolCall("b", "g", Map.of("x", 1)))));
  }

  @Test
  void statesTravelInReasoningDetails() {
    var thinking = new Part.Thinking("t", Marks.ofState("x/y:1"));
    assertEquals(
        List.of(
            delta("{\"role\":\"assistant\",\"reasoning_content\":\"t\"}"),
            delta("{\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"t\","
                + "\"signature\":\"x/y:1\",\"format\":\"hotllm\",\"index\":0}]}"),
            delta("{\"images\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}}]}"),
            HEAD + "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
            "[DONE]"),
        written(
            encoder(""),
            LlmReply.of(""),
            STARTED,
            new LlmEvent.Thinking("t"),
            new LlmEvent.Whole(thinking),
            new LlmEvent.Whole(Part.Image.at("u"))));
  }

  @Test
  void usageComesOnlyIfItWasAskedFor() {
    var encoder = encoder(",\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    var reply = LlmReply.of("Hi").toBuilder().usage(Usage.of(1, 2)).build();
    assertEquals(
        List.of(
            HEAD + "{\"index\":0,\"delta\":{\"role\":\"assistant\"},\"finish_reason\":\"stop\"}]}",
            HEAD + "],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}",
            "[DONE]"),
        written(encoder, reply, STARTED));
  }

  @Test
  void chunksOfChatAreCopied() {
    var chunk = frame("{\"choices\":[{\"delta\":{\"content\":\"Hi\"}}],\"usage\":null,\"x\": 1}");
    var usage = frame("{\"choices\":[],\"usage\":{\"prompt_tokens\":1}}");
    var filter = frame("{\"choices\":[],\"prompt_filter_results\":[]}");
    var batch = new Batch(
        "openai-chat",
        Optional.of("m"),
        List.of(new LlmEvent.Text("Hi")),
        List.of(filter, chunk, usage, frame("[DONE]")));
    var quiet = encoder("");
    assertEquals(List.of(filter, chunk), quiet.batch(batch));
    assertEquals(List.of(frame("[DONE]")), quiet.end(LlmReply.of("Hi")));
    var curious = encoder(",\"stream_options\":{\"include_usage\":true}");
    assertEquals(List.of(filter, chunk, usage), curious.batch(batch));
  }

  @Test
  void framesOfOthersAndWholeBodiesAreNotCopied() {
    var events = List.<LlmEvent>of(STARTED, new LlmEvent.Text("Hi"));
    var hi = delta("{\"role\":\"assistant\",\"content\":\"Hi\"}");
    for (var batch : List.of(
        new Batch("anthropic", Optional.empty(), events, List.of(frame("{}"))),
        new Batch("openai-chat", Optional.empty(), events, List.of(Frame.body(bytes("{}")))))) {
      assertEquals(List.of(frame(hi)), encoder("").batch(batch));
    }
  }

  @Test
  void aFailureIsTheLastEvent() {
    var failure = LlmException.of(ErrorType.STREAM_BROKEN, "cut");
    assertEquals(
        List.of(frame("{\"error\":{\"message\":\"cut\",\"type\":\"server_error\","
            + "\"code\":\"stream_broken\"}}")),
        encoder("").error(failure));
  }

  @Test
  void aWholeReplyIsOneMessage() {
    var reply = LlmReply.builder()
        .requestId("r1")
        .model("m-1")
        .parts(List.of(
            new Part.Thinking("t"), new Part.Text("Hi"), new Part.ToolCall("a", "f", Map.of())))
        .stopReason(StopReason.TOOL_CALLS)
        .usage(Usage.of(1, 2))
        .build();
    var wire = encoder("").whole(reply, List.of());
    assertEquals(200, wire.status());
    assertEquals(
        "{\"id\":\"chatcmpl-r1\",\"object\":\"chat.completion\",\"created\":0,\"model\":\"m-1\","
            + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\","
            + "\"refusal\":null,\"reasoning_content\":\"t\",\"tool_calls\":[{\"id\":\"a\",\"type\":\"function\","
            + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
            + "\"logprobs\":null,\"finish_reason\":\"tool_calls\"}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}",
        new String(wire.body(), UTF_8));
    var raw = bytes("{\"choices\": [ ]}");
    assertArrayEquals(raw, encoder("").whole(reply, List.of(Frame.body(raw))).body());
  }

  @Test
  void whatIsWrittenReadsAsItWas() {
    var parts = List.<Part>of(
        new Part.Thinking("t"), new Part.Text("Hi"), new Part.ToolCall("a", "f", Map.of("x", 1L)));
    var reply =
        LlmReply.builder().parts(parts).stopReason(StopReason.TOOL_CALLS).build();
    var body = new String(encoder("").whole(reply, List.of()).body(), UTF_8);
    assertEquals(
        "(t) \"Hi\" ~f#a{\"x\":1} f#a{\"x\":1} → TOOL_CALLS/tool_calls",
        Targets.ear(Targets.plain()).whole(body).toString());
  }

  @Test
  void failuresHaveTheWordsOfOpenAi() {
    var reply = new ChatDialect().encodeError(LlmException.of(ErrorType.RATE_LIMITED, "slow"));
    assertEquals(429, reply.status());
    assertEquals(Optional.empty(), reply.headers().first("x-should-retry"));
    assertEquals(
        "{\"error\":{\"message\":\"slow\",\"type\":\"rate_limit_error\","
            + "\"code\":\"rate_limit_exceeded\"}}",
        new String(reply.body(), UTF_8));
    for (var type : ErrorType.values()) {
      var again = new ChatDialect().encodeError(LlmException.of(type, "m"));
      assertEquals(
          type.isRetryable() ? Optional.empty() : Optional.of("false"),
          again.headers().first("x-should-retry"),
          type.name());
    }
  }

  private static List<String> written(Encoder encoder, LlmReply reply, LlmEvent... events) {
    var frames = new ArrayList<Frame>();
    for (var event : events) {
      frames.addAll(
          encoder.batch(new Batch("anthropic", Optional.empty(), List.of(event), List.of())));
    }
    frames.addAll(encoder.end(reply));
    return frames.stream().map(Frame::text).toList();
  }

  private static String delta(String delta) {
    return HEAD + "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]}";
  }

  private static Encoder encoder(String fields) {
    var chat = new ChatDialect();
    var body =
        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + fields + "}";
    return chat.encoder(chat.decode(new WireRequest("POST", "/v1", Headers.none(), bytes(body))));
  }

  private static Frame frame(String data) {
    return Frame.event("", bytes(data));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

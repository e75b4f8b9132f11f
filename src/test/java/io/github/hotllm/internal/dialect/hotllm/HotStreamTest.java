package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.BrokenStreamException;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Part;
import io.github.hotllm.ThrottledException;
import io.github.hotllm.UnavailableException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recorded stream, split and cut everywhere. */
class HotStreamTest {
  private static final byte[] STREAM = """
      event: start
      data: {"request_id":"req-1","requested_model":"opus","provider":"anthropic","route":"api",\
      "billing":"per_token"}

      : heartbeat

      event: thinking
      data: {"text":"hm"}

      event: news
      data: {"of":"a newer server"}

      event: text
      data: {"text":"\u00FCber "}

      event: text
      data: {"text":"all"}

      event: tool_call_delta
      data: {"id":"1","name":"f","arguments":"{"}

      event: tool_call
      data: {"id":"1","name":"f","arguments":{"a":1}}

      event: part
      data: {"type":"image","url":"u"}

      event: part
      data: {"type":"hologram"}

      event: done
      data: {"parts":[{"type":"thinking","text":"hm"},{"type":"text","text":"\u00FCber all"},\
      {"type":"tool_call","id":"1","name":"f","arguments":{"a":1}},{"type":"image","url":"u"},\
      {"type":"hologram"}],"finish_reason":"tool_calls","model":"claude-opus-4-8",\
      "requested_model":"opus","provider":"anthropic","route":"api","billing":"per_token",\
      "cost_usd":0.25,"attempts":1,"latency_ms":9,"overhead_ms":0,"request_id":"req-1"}

      """.getBytes(UTF_8);

  private static final List<LlmEvent> EVENTS = List.of(
      new LlmEvent.Thinking("hm"),
      new LlmEvent.Text("\u00FCber "),
      new LlmEvent.Text("all"),
      new LlmEvent.ToolCallDelta("1", "f", "{"),
      new LlmEvent.ToolCall(new Part.ToolCall("1", "f", Map.of("a", 1L))),
      new LlmEvent.Whole(Part.Image.at("u")));

  private final List<LlmEvent> events = new ArrayList<>();
  private final Decoder decoder = new HotllmDialect()
      .decoder(Asked.of(LlmRequest.of("opus", "Hi"), Delivery.STREAMED), Neighbour.TARGET);

  @Test
  void everySplitGivesTheSameEvents() {
    for (int at = 0; at <= STREAM.length; at++) {
      var seen = new ArrayList<LlmEvent>();
      var each = new HotDecoder(ReplyJson::read);
      var parser = new SseParser();
      for (var frame : parser.feed(ByteBuffer.wrap(STREAM, 0, at))) {
        each.frame(frame, seen);
      }
      for (var frame : parser.feed(ByteBuffer.wrap(STREAM, at, STREAM.length - at))) {
        each.frame(frame, seen);
      }
      assertEquals(EVENTS, seen);
      assertTrue(each.isDone());
    }
  }

  @Test
  void noCutStreamIsComplete() {
    // The last line end alone is not missed: the event before it is whole with the first.
    for (int at = 0; at < STREAM.length; at++) {
      var reader = new EventReader();
      var seen = new ArrayList<LlmEvent>();
      for (var frame : new SseParser().feed(ByteBuffer.wrap(Arrays.copyOf(STREAM, at)))) {
        reader.frame(frame, seen);
      }
      assertFalse(reader.isDone());
      var broken = reader.broken("cut");
      assertEquals(BrokenStreamException.class, broken.getClass());
      assertEquals(textOf(seen), broken.partialText());
      assertEquals(reader.started().map(LlmEvent.Started::requestId), broken.requestId());
    }
  }

  private static Optional<String> textOf(List<LlmEvent> events) {
    var text = new StringBuilder();
    for (var event : events) {
      text.append(event instanceof LlmEvent.Text piece ? piece.text() : "");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
  }

  @Test
  void theEndIsMeteredByTheOtherServer() {
    new SseParser().feed(ByteBuffer.wrap(STREAM)).forEach(frame -> decoder.frame(frame, events));
    var metered = decoder.end(events);
    assertEquals("0.25", metered.statedCostUsd().orElseThrow().toPlainString());
    assertEquals(Optional.empty(), metered.unpriced());
    assertEquals(Optional.of("claude-opus-4-8"), decoder.model());
    assertEquals(EVENTS, events);
  }

  @Test
  void anEndWithoutDoneIsBroken() {
    decoder.frame(frame("text", "{\"text\":\"half\"}"), events);
    var e = assertThrows(BrokenStreamException.class, () -> decoder.end(events));
    assertEquals(Optional.of("half"), e.partialText());
  }

  @Test
  void anErrorEventIsThrownWithTheTextSoFar() {
    decoder.frame(frame("text", "{\"text\":\"half\"}"), events);
    var error = frame("error", "{\"error\":{\"type\":\"rate_limited\",\"message\":\"no\"}}");
    var e = assertThrows(ThrottledException.class, () -> decoder.frame(error, events));
    assertEquals(Optional.of("half"), e.partialText());
    assertEquals("no", e.getMessage());
  }

  @Test
  void anEventThatIsNotOurFormatIsTheOtherEndsFault() {
    for (var data : List.of("{", "[]", "{}", "{\"text\":1}")) {
      assertThrows(UnavailableException.class, () -> decoder.frame(frame("text", data), events));
    }
    assertEquals(List.of(), events);
  }

  @Test
  void textThatCameBeforeWhatIsNotOurFormatIsKept() {
    decoder.frame(frame("text", "{\"text\":\"half\"}"), events);
    var e =
        assertThrows(UnavailableException.class, () -> decoder.frame(frame("text", "{"), events));
    assertEquals(Optional.of("half"), e.partialText());
  }

  @Test
  void whatStandsBehindTheEndMeansNothing() {
    new SseParser().feed(ByteBuffer.wrap(STREAM)).forEach(frame -> decoder.frame(frame, events));
    decoder.frame(frame("text", "{\"text\":\"more\"}"), events);
    assertEquals(EVENTS, events);
  }

  @Test
  void theEncoderWritesWhatTheReaderReads() {
    var samples = new Samples(7);
    for (int i = 0; i < 1000; i++) {
      var written = List.of(
          new LlmEvent.Thinking("hm"),
          new LlmEvent.ToolCallDelta("1", "f", "{\"a\":"),
          new LlmEvent.ToolCall(samples.call()),
          new LlmEvent.Whole(samples.assistantPart()));
      var read = new ArrayList<LlmEvent>();
      var reader = new EventReader();
      for (var event : written) {
        var frame = EventJson.write(event);
        assertFalse(frame.text().contains("\n"));
        reader.frame(frame, read);
      }
      assertEquals(written, read);
    }
  }

  @Test
  void aReplyOfOneTextIsTheTextOfTheEvents() {
    var reader = new EventReader();
    reader.frame(frame("text", "{\"text\":\"hi\"}"), events);
    reader.frame(EventJson.write(new LlmEvent.Finished(LlmReply.of("hi"))), events);
    assertEquals("hi", reader.reply().orElseThrow().text());
  }

  private static Frame frame(String name, String data) {
    return Frame.event(name, data.getBytes(UTF_8));
  }
}

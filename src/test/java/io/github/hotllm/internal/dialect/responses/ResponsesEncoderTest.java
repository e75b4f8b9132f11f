package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.responses.Fixtures.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.RouteKind;
import io.github.hotllm.StopReason;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a client is sent. */
class ResponsesEncoderTest {
  private static final LlmEvent STARTED = new LlmEvent.Started(
      "r1", "fast", Optional.of("m-1"), "acme", RouteKind.API, Billing.PER_TOKEN, List.of());
  private static final LlmReply REPLY = LlmReply.builder()
      .model("m-1")
      .requestId("r1")
      .parts(List.of(new Part.Text("Hi")))
      .usage(Usage.of(3, 2))
      .build();
  private static final String USUAL =
      "'error':null,'incomplete_details':null,'instructions':null,'metadata':{},'temperature':null,"
          + "'top_p':null,'parallel_tool_calls':true,'tool_choice':'auto','tools':[],'store':false";
  private static final String HEAD =
      "{'id':'resp_r1','object':'response','created_at':0,'status':'in_progress','model':'m-1',"
          + "'output':[]," + USUAL + "}";
  private static final String MESSAGE =
      "{'id':'msg_r1_0','type':'message','role':'assistant','content':[{'type':'output_text',"
          + "'text':'Hi','annotations':[],'logprobs':[]}],'status':'completed'}";
  private static final String USAGE = "'usage':{'input_tokens':3,'input_tokens_details':"
      + "{'cached_tokens':0,'cache_write_tokens':0},'output_tokens':2,'output_tokens_details':"
      + "{'reasoning_tokens':0},'total_tokens':5}";

  @Test
  void aTextIsTheOfficialSequence() {
    var part = "'item_id':'msg_r1_0','output_index':0,'content_index':0,";
    var frames = encode(List.of(STARTED, new LlmEvent.Text("H"), new LlmEvent.Text("i")));
    assertEquals(
        json(String.join(
            "\n",
            "{'type':'response.created','sequence_number':0,'response':" + HEAD + "}",
            "{'type':'response.in_progress','sequence_number':1,'response':" + HEAD + "}",
            "{'type':'response.output_item.added','sequence_number':2,'output_index':0,'item':"
                + "{'type':'message','role':'assistant','content':[],'status':'in_progress',"
                + "'id':'msg_r1_0'}}",
            "{'type':'response.content_part.added','sequence_number':3," + part
                + "'part':{'type':'output_text','text':'','annotations':[],'logprobs':[]}}",
            "{'type':'response.output_text.delta','sequence_number':4," + part
                + "'delta':'H','logprobs':[]}",
            "{'type':'response.output_text.delta','sequence_number':5," + part
                + "'delta':'i','logprobs':[]}",
            "{'type':'response.output_text.done','sequence_number':6," + part
                + "'text':'Hi','logprobs':[]}",
            "{'type':'response.content_part.done','sequence_number':7," + part
                + "'part':{'type':'output_text','text':'Hi','annotations':[],'logprobs':[]}}",
            "{'type':'response.output_item.done','sequence_number':8,'output_index':0,'item':"
                + MESSAGE + "}",
            "{'type':'response.completed','sequence_number':9,'response':{'id':'resp_r1',"
                + "'object':'response','created_at':0,'status':'completed','model':'m-1',"
                + "'output':[" + MESSAGE + "]," + USUAL + "," + USAGE + "}}")),
        frames.stream().map(Frame::text).collect(Collectors.joining("\n")));
    frames.forEach(frame ->
        assertEquals(Node.of(Json.parse(frame.data())).at("type").textOrEmpty(), frame.event()));
  }

  @Test
  void thinkingAndCallsAreItemsOfTheirOwn() {
    var call = new Part.ToolCall("c1", "f", Map.of("a", 1L));
    var frames = encode(List.of(
        STARTED,
        new LlmEvent.Thinking("Hm"),
        new LlmEvent.Whole(new Part.Thinking("Hm", Marks.ofState("x/y:s"))),
        new LlmEvent.ToolCallDelta("c1", "f", "{\"a\":"),
        new LlmEvent.ToolCallDelta("c1", "f", "1}"),
        new LlmEvent.ToolCall(call)));
    assertEquals(
        List.of(
            "response.created",
            "response.in_progress",
            "response.output_item.added",
            "response.reasoning_summary_part.added",
            "response.reasoning_summary_text.delta",
            "response.reasoning_summary_text.done",
            "response.reasoning_summary_part.done",
            "response.output_item.done",
            "response.output_item.added",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.delta",
            "response.function_call_arguments.done",
            "response.output_item.done",
            "response.completed"),
        frames.stream().map(Frame::event).toList());
    assertEquals(
        json("[{'id':'rs_r1_0','type':'reasoning','summary':[{'type':'summary_text','text':'Hm'}],"
            + "'encrypted_content':'x/y:s','status':'completed'},{'id':'fc_r1_1',"
            + "'type':'function_call','call_id':'c1','name':'f','arguments':'{\\\"a\\\":1}',"
            + "'status':'completed'}]"),
        Json.text(Node.of(Json.parse(frames.get(13).data()))
            .at("response")
            .at("output")
            .value()
            .orElseThrow()));
  }

  @Test
  void aStreamOfTheSameFormatIsCopied() {
    var encoder = DIALECT.encoder(asked());
    var frame = Frame.event("response.created", "{\"x\": 1}".getBytes(UTF_8));
    encoder.batch(batch("hotllm", STARTED));
    assertEquals(
        List.of(frame),
        encoder.batch(new Batch(
            ResponsesDialect.NAME,
            Optional.empty(),
            List.of(new LlmEvent.Text("x")),
            List.of(frame))));
    assertEquals(List.of(), encoder.batch(batch(ResponsesDialect.NAME, new LlmEvent.Text("y"))));
    assertEquals(List.of(), encoder.end(REPLY));
    assertEquals(
        json(
            "{'type':'error','sequence_number':1,'code':'timeout','message':'Too late.','param':null}"),
        encoder.error(LlmException.of(ErrorType.TIMEOUT, "Too late.")).get(0).text());
  }

  @Test
  void aLateFailureIsToldByTheResponse() {
    var encoder = DIALECT.encoder(asked());
    encoder.batch(batch("hotllm", STARTED));
    encoder.batch(batch("hotllm", new LlmEvent.Text("Hi")));
    var frames = encoder.error(LlmException.of(ErrorType.RATE_LIMITED, "Slow down."));
    var response = Node.of(Json.parse(frames.get(0).data())).at("response");
    assertEquals("response.failed", frames.get(0).event());
    assertEquals("failed", response.at("status").textOrEmpty());
    assertEquals(
        json("{'code':'rate_limit_exceeded','message':'Slow down.'}"),
        Json.text(response.at("error").fields()));
  }

  @Test
  void aWholeAnswerIsTheResponse() {
    var reply = DIALECT.encoder(asked()).whole(REPLY, List.of());
    assertEquals(
        json("{'id':'resp_r1','object':'response','created_at':0,'status':'completed',"
            + "'model':'m-1','output':[" + MESSAGE + "]," + USUAL + "," + USAGE + "}"),
        new String(reply.body(), UTF_8));
    var cut = REPLY.toBuilder().stopReason(StopReason.LENGTH).build();
    var response =
        Node.of(Json.parse(DIALECT.encoder(asked()).whole(cut, List.of()).body()));
    assertEquals("incomplete", response.at("status").textOrEmpty());
    assertEquals(
        "max_output_tokens", response.at("incomplete_details").at("reason").textOrEmpty());
    var raw = Frame.body("{\"id\" : 1}".getBytes(UTF_8));
    assertEquals(
        "{\"id\" : 1}",
        new String(DIALECT.encoder(asked()).whole(REPLY, List.of(raw)).body(), UTF_8));
  }

  @Test
  void aFailureBeforeTheAnswerIsTheUsualObject() {
    var reply =
        DIALECT.encodeError(LlmException.builder(ErrorType.INVALID_REQUEST, "input is missing")
            .field("input")
            .build());
    assertEquals(400, reply.status());
    assertEquals(
        json("{'error':{'message':'input is missing','type':'invalid_request_error',"
            + "'param':'input','code':'invalid_request'}}"),
        new String(reply.body(), UTF_8));
  }

  private static Asked asked() {
    return Asked.of(LlmRequest.of("fast", "Hi"), Delivery.STREAMED);
  }

  private static Batch batch(String dialect, LlmEvent event) {
    return new Batch(dialect, Optional.empty(), List.of(event), List.of());
  }

  private static List<Frame> encode(List<LlmEvent> events) {
    Encoder encoder = DIALECT.encoder(asked());
    var frames = new ArrayList<Frame>();
    events.forEach(event -> frames.addAll(encoder.batch(batch("openai-chat", event))));
    frames.addAll(encoder.end(REPLY));
    return frames;
  }
}

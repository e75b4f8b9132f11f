package io.github.hotllm.internal.dialect.responses;

import static io.github.hotllm.internal.dialect.responses.Fixtures.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.Part;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What answers mean, those that go wrong with other readers among them. */
class ResponsesDecoderTest {
  static final List<Recorded> STREAMS = Recorded.ALL;

  @ParameterizedTest
  @FieldSource("STREAMS")
  void aStreamMeansWhatItSays(Recorded stream) {
    assertEquals(stream.meaning(), Fixtures.EAR.frames(frames(stream, 0)).toString());
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void everySplitGivesTheSameEvents(Recorded stream) {
    var whole = frames(stream, 0);
    for (int cut = 1; cut < stream.wire().getBytes(UTF_8).length; cut++) {
      assertEquals(whole, frames(stream, cut), "split at " + cut);
    }
  }

  @ParameterizedTest
  @FieldSource("STREAMS")
  void cutBetweenItsEventsItIsNeverTakenForWhole(Recorded stream) {
    var frames = frames(stream, 0);
    var whole = Fixtures.EAR.frames(frames);
    int end = 0;
    while (!frames.get(end).text().contains("{\"type\":\"response.") || !isLast(frames.get(end))) {
      var answer = Fixtures.EAR.frames(frames.subList(0, end++));
      assertEquals(Optional.of(ErrorType.STREAM_BROKEN), answer.failure().map(LlmException::type));
      assertEquals(answer.events(), whole.events().subList(0, answer.events().size()));
    }
    assertEquals(whole, Fixtures.EAR.frames(frames.subList(0, end + 1)));
  }

  private static boolean isLast(Frame frame) {
    return frame.text().matches("(?s).*\"response\\.(completed|incomplete|done)\".*");
  }

  private static List<Frame> frames(Recorded stream, int cut) {
    var bytes = stream.wire().getBytes(UTF_8);
    var parser = new SseParser();
    var frames = new ArrayList<Frame>(parser.feed(ByteBuffer.wrap(bytes, 0, cut)));
    frames.addAll(parser.feed(ByteBuffer.wrap(bytes, cut, bytes.length - cut)));
    return frames;
  }

  @Test
  void usageIsInBucketsThatDoNotOverlap() {
    var metered = Fixtures.EAR.frames(frames(Recorded.ALL.get(0), 0)).metered().orElseThrow();
    var usage = Usage.builder()
        .inputTokens(10)
        .cacheReadTokens(60)
        .cacheWriteTokens(30)
        .outputTokens(20)
        .reasoningTokens(5)
        .build();
    assertEquals(Optional.of(usage), metered.usage());
    assertEquals(Optional.empty(), metered.unpriced());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'status':'completed','output':[]}                                                         | → STOP/completed
      {'output':[]}                                                                              | → STOP/completed
      {'status':'incomplete','incomplete_details':{'reason':'content_filter'},'output':[]}       | → REFUSAL/content_filter
      {'status':'incomplete','incomplete_details':{'reason':'steered'},'output':[]}              | → PAUSED/steered
      {'status':'incomplete','incomplete_details':{'reason':'new'},'output':[]}                  | → OTHER/new
      {'status':'incomplete','output':[]}                                                        | → OTHER/incomplete
      {'status':'queued','output':[]}                                                            | → PAUSED/queued
      {'output':[{'type':'message','content':[{'type':'refusal','refusal':'No.'}]}]}             | "No." → REFUSAL/completed
      {'output':[{'type':'function_call','call_id':'c','name':'f','arguments':'{'}]}             | → INVALID_OUTPUT
      {'output':[{'type':'function_call','call_id':'c','arguments':'{}'}]}                       | → INVALID_OUTPUT
      {'output':[{'type':'function_call','id':'x','name':'f','arguments':'{}'}]}                 | f#x{} → TOOL_CALLS/completed
      {'output':[{'type':'function_call','call_id':'c','name':'f','namespace':'n','caller':{'type':'direct'}}]} | f#c{} acme/m1:{"namespace":"n"} → TOOL_CALLS/completed
      {'output':[{'type':'reasoning','id':'r','summary':[],'encrypted_content':'g'}]}            | [opaque acme/m1:{"type":"reasoning","id":"r","summary":[],"encrypted_content":"g"}] → STOP/completed
      {'output':[{'type':'new_item','id':'n','x':null}]}                                         | [opaque acme/m1:{"type":"new_item","id":"n"}] → STOP/completed
      {'status':'failed','error':{'code':'rate_limit_exceeded','message':'m'},'output':[]}       | → RATE_LIMITED
      {'status':'failed','error':{'code':'server_error','message':'m'},'output':[]}              | → PROVIDER_ERROR
      {'status':'failed','error':{'code':'invalid_image_url','message':'m'},'output':[]}         | → INVALID_REQUEST
      {'status':'failed','error':{'code':'bio_policy','message':'m'},'output':[]}                | → CONTENT_REFUSED
      {'status':'cancelled','output':[]}                                                         | → PROVIDER_ERROR
      {'error':'busy','code':'server_is_overloaded'}                                             | → OVERLOADED
      {}                                                                                         | → PROVIDER_ERROR
      []                                                                                         | → PROVIDER_ERROR
      <html>                                                                                     | → PROVIDER_ERROR
      """)
  void aWholeAnswerMeansWhatItSays(String body, String meaning) {
    assertEquals(meaning, Fixtures.EAR.whole(json(body)).toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'type':'error','code':'rate_limit_exceeded','message':'m','param':null}                   | RATE_LIMITED
      {'type':'error','error':{'type':'invalid_request_error','code':'context_length_exceeded'}} | CONTEXT_TOO_LONG
      {'error':'The server is gone'}                                                             | PROVIDER_ERROR
      {'type':'response.failed','response':{'error':{'code':'server_is_overloaded'}}}            | OVERLOADED
      {'type':'response.failed','response':{'status':'failed','error':null}}                     | PROVIDER_ERROR
      {'type':'response.cancelled','response':{}}                                                | PROVIDER_ERROR
      {'type':'response.new'}                                                                    | STREAM_BROKEN
      [DONE]                                                                                     | STREAM_BROKEN
      not json                                                                                   | PROVIDER_ERROR
      """)
  void anErrorWithinAStreamIsAFailure(String data, ErrorType type) {
    var delta = json("{'type':'response.output_text.delta','output_index':0,'delta':'so far'}");
    assertEquals("\"so far\" → " + type, Fixtures.EAR.events(delta, json(data)).toString());
  }

  @Test
  void aFailureSaysWhatTheProviderSaid() {
    var data = json("{'type':'error','code':'server_error','message':'It broke.','param':'input'}");
    var failure = Fixtures.EAR.events(data).failure().orElseThrow();
    assertEquals("Acme failed within its answer (server_error): It broke.", failure.getMessage());
    assertEquals(Optional.of("input"), failure.field());
  }

  @Test
  void aToolOfTheProvidersOwnIsNotPricedByTokens() {
    var answer = Fixtures.EAR.whole(json("{'output':[{'type':'web_search_call','id':'w'}]}"));
    assertEquals(
        Optional.of("the provider's tool web_search"),
        answer.metered().orElseThrow().unpriced());
    var flex = Fixtures.EAR.whole(json("{'output':[],'service_tier':'flex'}"));
    assertEquals(Optional.of("service tier flex"), flex.metered().orElseThrow().unpriced());
  }

  @Test
  void aPictureIsAPart() {
    var answer = Fixtures.EAR.whole(json(
        "{'output':[{'type':'image_generation_call','output_format':'webp','result':'AAAA'}]}"));
    assertEquals(
        List.of(new LlmEvent.Whole(Part.Image.of("image/webp", new byte[3]))), answer.events());
    assertTrue(answer.metered().orElseThrow().unpriced().isPresent());
  }

  @Test
  void twoMessagesStayTwo() {
    var first = json("{'type':'message','phase':'commentary','content':[{'text':'A'}]}");
    var second = json("{'type':'message','phase':'final_answer','content':[{'text':'B'}]}");
    assertEquals(
        json("'A' ['A' acme/m1:{'phase':'commentary'}] 'B' ['B' acme/m1:{'phase':'final_answer'}]"
            + " → STOP/completed"),
        Fixtures.EAR.whole("{\"output\":[" + first + "," + second + "]}").toString());
  }
}

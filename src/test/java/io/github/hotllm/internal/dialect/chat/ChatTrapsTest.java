package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.internal.catalog.Quirks.End;
import io.github.hotllm.internal.catalog.Quirks.StreamUsage;
import io.github.hotllm.internal.catalog.Quirks.ThinkingBack;
import io.github.hotllm.internal.dialect.Heard;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with other readers of Chat, each with the reply that does it. */
class ChatTrapsTest {
  private static final Target PLAIN = Targets.plain();

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      stop although there are calls | {"tool_calls":[{"id":"a","function":{"name":"f"}}]}  | stop | f#a{} → TOOL_CALLS/stop
      calls are said, none is there | {"content":"x"}  | tool_calls | "x" → OTHER/tool_calls
      the old form of a call        | {"function_call":{"name":"f","arguments":"{}"}} | function_call | f#call_c{} → TOOL_CALLS/function_call
      cut by Mistral                | {"content":"x"}  | model_length | "x" → LENGTH/model_length
      a word nobody knows           | {"content":"x"}  | eureka | "x" → OTHER/eureka
      a filter                      | {"content":"x"}  | content_filter | "x" → REFUSAL/content_filter
      a refusal with the word stop  | {"content":null,"refusal":"No."} | stop | "No." → REFUSAL/stop
      the same thinking three times | {"reasoning_content":"t","reasoning":"t","reasoning_text":"t"} | stop | (t) → STOP/stop
      the first thinking is empty   | {"reasoning_content":"","reasoning":"t"} | stop | (t) → STOP/stop
      the third name                | {"reasoning_text":"t"} | stop | (t) → STOP/stop
      thinking in details alone     | {"reasoning_details":[{"type":"reasoning.summary","summary":"s"}]} | stop | (s) → STOP/stop
      inline thinking stays text    | {"content":"<think>t</think>x"} | stop | "<think>t</think>x" → STOP/stop
      nothing at all                | {"content":null} | stop | → STOP/stop
      """)
  void oneMessage(String why, String message, String finish, String meaning) {
    var choice = "\"finish_reason\":\"%s\"".formatted(finish);
    var whole = "{\"id\":\"c\",\"choices\":[{\"message\":" + message + "," + choice + "}]}";
    var stream = whole.replace("\"message\"", "\"delta\"");
    assertEquals(meaning, shortly(Targets.ear(PLAIN).whole(whole)), why);
    assertEquals(meaning, shortly(Targets.ear(PLAIN).events(stream, "[DONE]")), why);
    assertEquals(Targets.ear(PLAIN).whole(whole), Targets.ear(PLAIN).events(stream, "[DONE]"), why);
    assertEquals(Targets.ear(PLAIN).whole(whole), bodyInStream(whole), why);
  }

  /** Without the pieces of calls, and the same for all ids that are made up. */
  private static String shortly(Heard answer) {
    return answer.toString().replaceAll("~\\S+ ", "").replaceAll("call_\\w+", "call_c");
  }

  private static Heard bodyInStream(String body) {
    return Targets.ear(PLAIN).feed((decoder, out) -> {
      decoder.frame(Frame.body(body.getBytes(UTF_8)), out);
      assertTrue(decoder.isDone());
    });
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"error":{"message":"m","type":"server_error","code":null}}                              | PROVIDER_ERROR
      {"error":{"message":"m","code":"rate_limit_exceeded"}}                                   | RATE_LIMITED
      {"error":{"message":"m","code":"insufficient_quota"}}                                    | BILLING
      {"error":{"message":"m","code":429},"choices":[{"delta":{},"finish_reason":"error"}]}    | RATE_LIMITED
      {"error":{"message":"m","code":502},"choices":[{"delta":{},"finish_reason":"error"}]}    | OVERLOADED
      {"choices":[{"delta":{},"finish_reason":"error","error":{"code":503,"message":"m"}}]}    | OVERLOADED
      {"choices":[{"delta":{},"finish_reason":"error"}]}                                       | PROVIDER_ERROR
      {"choices":[{"delta":{},"finish_reason":"network_error"}]}                               | PROVIDER_ERROR
      {"choices":[{"delta":{},"finish_reason":"insufficient_system_resource"}]}                | OVERLOADED
      {"object":"error","message":"This model's maximum context length is 9","code":400}       | CONTEXT_TOO_LONG
      {"error":"prompt too long; exceeded max context length by 3 tokens"}                     | CONTEXT_TOO_LONG
      {"code":"Throttling","message":"Too many requests","request_id":"r"}                     | RATE_LIMITED
      {"id":"c","choices":[],"x_groq":{"error":{"message":"over capacity","code":"slow_down"}}} | RATE_LIMITED
      <html>502</html>                                                                         | PROVIDER_ERROR
      not json                                                                                 | PROVIDER_ERROR
      []                                                                                       | PROVIDER_ERROR
      """)
  void aFailureInsideAnAnswerOfStatus200(String data, ErrorType type) {
    var chunk = "{\"choices\":[{\"delta\":{\"content\":\"so far\"}}]}";
    var streamed = Targets.ear(PLAIN).events(chunk, data, "[DONE]");
    assertEquals("\"so far\" → " + type, streamed.toString());
    assertEquals(type, Targets.ear(PLAIN).whole(data).failure().orElseThrow().type());
  }

  @Test
  void anErrorEventIsAFailureWhateverItHolds() {
    for (var data : List.of("{\"message\":\"m\"}", "the model crashed", "{}", "")) {
      var answer = Targets.ear(PLAIN)
          .feed((decoder, out) -> decoder.frame(Frame.event("error", data.getBytes(UTF_8)), out));
      assertEquals("→ PROVIDER_ERROR", answer.toString());
    }
  }

  @Test
  void aWholeAnswerWithoutChoicesIsAFailure() {
    assertEquals("→ PROVIDER_ERROR", Targets.ear(PLAIN).whole("{}").toString());
    assertEquals("→ PROVIDER_ERROR", Targets.ear(PLAIN).whole("").toString());
  }

  @Test
  void theEndNeedsAFinishReasonAndTheMark() {
    var finish = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";
    var eof = Targets.of(Targets.stream(End.EOF, StreamUsage.ASK));
    assertEquals("→ STREAM_BROKEN", Targets.ear(PLAIN).events().toString());
    assertEquals("→ STREAM_BROKEN", Targets.ear(PLAIN).events("[DONE]").toString());
    assertEquals("→ STREAM_BROKEN", Targets.ear(PLAIN).events(finish).toString());
    assertEquals("→ STREAM_BROKEN", Targets.ear(eof).events("{\"choices\":[]}").toString());
    assertEquals("→ STOP/stop", Targets.ear(eof).events(finish).toString());
    assertEquals("→ STOP/stop", Targets.ear(eof).events(finish, "[DONE]").toString());
  }

  @Test
  void onlyTheFirstOfSeveralChoicesIsRead() {
    var chunk =
        "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"},\"finish_reason\":\"length\"},"
            + "{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}";
    assertEquals("\"a\" → STOP/stop", Targets.ear(PLAIN).events(chunk, "[DONE]").toString());
  }

  @Test
  void aPictureInTheAnswerIsAPart() {
    var body = "{\"choices\":[{\"message\":{\"images\":[{\"type\":\"image_url\",\"image_url\":"
        + "{\"url\":\"data:image/png;base64,AAAA\"}}]},\"finish_reason\":\"stop\"}]}";
    assertEquals(
        List.of(new LlmEvent.Whole(Part.Image.of("image/png", new byte[3]))),
        Targets.ear(PLAIN).whole(body).events());
  }

  @Test
  void thinkingComesWithTheStateThatItsMakerWantsBack() {
    var content = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_CONTENT));
    var details = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_DETAILS));
    var chunks = new String[] {
      "{\"choices\":[{\"delta\":{\"reasoning\":\"a\",\"reasoning_details\":"
          + "[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}]}}]}",
      "{\"choices\":[{\"delta\":{\"reasoning\":\"b\",\"reasoning_details\":"
          + "[{\"type\":\"reasoning.text\",\"text\":\"b\",\"signature\":\"s\",\"index\":0}]}}]}",
      "{\"choices\":[{\"delta\":{\"content\":\"c\",\"reasoning_details\":"
          + "[{\"type\":\"reasoning.encrypted\",\"data\":\"d\",\"index\":1}]},"
          + "\"finish_reason\":\"stop\"}]}",
      "[DONE]"
    };
    assertEquals("(a) (b) \"c\" → STOP/stop", Targets.ear(PLAIN).events(chunks).toString());
    assertEquals(
        "(a) (b) [(ab) acme/m1:] \"c\" → STOP/stop",
        Targets.ear(content).events(chunks).toString());
    assertEquals(
        "(a) (b) [(ab) acme/m1:["
            + "{\"type\":\"reasoning.text\",\"text\":\"ab\",\"index\":0,\"signature\":\"s\"},"
            + "{\"type\":\"reasoning.encrypted\",\"data\":\"d\",\"index\":1}]] \"c\" → STOP/stop",
        Targets.ear(details).events(chunks).toString());
  }

  /** Claude Code takes the last part for the answer, which then must not be a state alone. */
  @Test
  void theStateOfThinkingComesBeforeTheTextAndTheCallsThatFollowIt() {
    var content = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_CONTENT));
    assertEquals(
        "(a) [(a) acme/m1:] ~f#call_1{} f#call_1{} → TOOL_CALLS/tool_calls",
        Targets.ear(content)
            .events(
                "{\"choices\":[{\"delta\":{\"reasoning_content\":\"a\"}}]}",
                "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_1\","
                    + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                    + "\"finish_reason\":\"tool_calls\"}]}",
                "[DONE]")
            .toString());
  }

  @Test
  void detailsThatGoOnBehindTheTextAreJoinedOnTheirWayBack() {
    var details = Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_DETAILS));
    assertEquals(
        "(a) [(a) acme/m1:[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}]] \"c\""
            + " [opaque acme/m1:[{\"type\":\"reasoning.text\",\"signature\":\"s\",\"index\":0}]]"
            + " → STOP/stop",
        Targets.ear(details)
            .events(
                "{\"choices\":[{\"delta\":{\"reasoning\":\"a\",\"reasoning_details\":"
                    + "[{\"type\":\"reasoning.text\",\"text\":\"a\",\"index\":0}]}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"c\"}}]}",
                "{\"choices\":[{\"delta\":{\"reasoning_details\":"
                    + "[{\"type\":\"reasoning.text\",\"signature\":\"s\",\"index\":0}]},"
                    + "\"finish_reason\":\"stop\"}]}",
                "[DONE]")
            .toString());
  }

  @Test
  void theModelThatAnswersIsTheOneTheAnswerNames() {
    Targets.ear(PLAIN).feed((decoder, out) -> {
      assertEquals(Optional.empty(), decoder.model());
      decoder.whole(
          "{\"model\":\"m-1-2026\",\"choices\":[{\"message\":{},\"finish_reason\":\"stop\"}]}"
              .getBytes(UTF_8),
          out);
      assertEquals(Optional.of("m-1-2026"), decoder.model());
    });
  }

  /** Some servers tell thoughts in pieces and, at their end, once more whole beside a signature. */
  @Test
  void detailsThatRepeatWhatWasThoughtAreNotThoughtAgain() {
    var answer = Targets.ear(PLAIN)
        .events(
            "{\"choices\":[{\"delta\":{\"reasoning_content\":\"th\"}}]}",
            "{\"choices\":[{\"delta\":{\"reasoning_content\":\"ought\"}}]}",
            "{\"choices\":[{\"delta\":{\"reasoning_details\":[{\"type\":\"reasoning.text\","
                + "\"text\":\"thought\",\"signature\":\"s\"}]},\"finish_reason\":\"stop\"}]}",
            "[DONE]");
    assertEquals("(th) (ought) → STOP/stop", shortly(answer));
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.STRICT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.decoder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesErrorsTest {
  /** Status, type, code, message, our type, whether again makes sense. */
  @ParameterizedTest
  @CsvSource({
    "400,invalid_request_error,,messages: bad,INVALID_REQUEST,false",
    "400,invalid_request_error,,prompt is too long: 9 > 8,CONTEXT_TOO_LONG,false",
    "400,invalid_request_error,,You have reached your specified API usage limits.,BILLING,false",
    "400,invalid_request_error,,Your credit balance is too low,BILLING,false",
    "401,authentication_error,,invalid x-api-key,AUTHENTICATION,false",
    "402,billing_error,,pay,BILLING,false",
    "403,permission_error,,no,PERMISSION,false",
    "404,not_found_error,,model: claude-x,MODEL_NOT_FOUND,false",
    "404,not_found_error,,Not found,PROVIDER_ERROR,true",
    "409,conflict_error,,again,OVERLOADED,true",
    "413,request_too_large,,too large,CONTEXT_TOO_LONG,false",
    "429,rate_limit_error,,slower,RATE_LIMITED,true",
    "429,rate_limit_error,ramp_limit_exceeded,slower,RATE_LIMITED,true",
    "429,rate_limit_error,enforced_spend_limit_reached,spent,BILLING,false",
    "429,rate_limit_error,contract_spend_limit_reached,spent,BILLING,false",
    "500,api_error,,oops,OVERLOADED,true",
    "504,timeout_error,,late,OVERLOADED,true",
    "529,overloaded_error,,Overloaded,OVERLOADED,true"
  })
  void aReplyOfFailureIsClassed(ArgumentsAccessor row) {
    int status = row.getInteger(0);
    var code = Optional.ofNullable(row.getString(2));
    var details =
        code.map(word -> ",\"details\":{\"error_code\":\"" + word + "\"}").orElse("");
    var body = "{\"type\":\"error\",\"error\":{\"type\":\"" + row.getString(1)
        + "\",\"message\":\"" + row.getString(3)
        + "\"" + details + "},\"request_id\":\"req_body\"}";
    var failure = DIALECT.decodeError(WireReply.json(status, body.getBytes(UTF_8)), STRICT);
    assertEquals(row.get(4, ErrorType.class), failure.type());
    assertEquals(row.getBoolean(5), failure.isRetryable());
    assertEquals(Optional.of(status), failure.providerStatus());
    assertEquals(Optional.of("anthropic"), failure.provider());
    assertEquals(Optional.of("claude-strict"), failure.model());
    assertEquals(Optional.of("req_body"), failure.providerRequestId());
  }

  @Test
  void theHeaderNamesTheRequestToo() {
    var headers = Headers.none().with("request-id", "req_header");
    var reply = new WireReply(500, headers, "<html>".getBytes(UTF_8));
    var failure = DIALECT.decodeError(reply, STRICT);
    assertEquals(Optional.of("req_header"), failure.providerRequestId());
    assertEquals(ErrorType.OVERLOADED, failure.type());
  }

  @ParameterizedTest
  @CsvSource({
    "overloaded_error,OVERLOADED",
    "rate_limit_error,RATE_LIMITED",
    "invalid_request_error,INVALID_REQUEST",
    "authentication_error,AUTHENTICATION",
    "a_later_error,OVERLOADED"
  })
  void aFailureUnderStatus200IsAFailure(String type, ErrorType ours) {
    var json = "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"no\"}}";
    var data = json.getBytes(UTF_8);
    var out = new ArrayList<LlmEvent>();
    for (var frame : List.of(Frame.event("error", data), Frame.event("", data), Frame.body(data))) {
      var decoder = decoder(STRICT);
      var failure = assertThrows(LlmException.class, () -> decoder.frame(frame, out));
      assertEquals(ours, failure.type());
      assertFalse(decoder.isDone());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "[]", "7", "null", "\"text\"", "{", "<html>", "{\"a\":1}", "\0\1"})
  void whatIsNoAnswerIsATypedFailure(String body) {
    refuses(body, (data, out) -> decoder(STRICT).whole(data, out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "[]", "7", "null", "{", "<html>", "[DONE]"})
  void whatIsNoEventIsATypedFailure(String data) {
    refuses(data, (json, out) -> decoder(STRICT).frame(Frame.event("", json), out));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "7", "{\\\"a\\\":", "nonsense"})
  void argumentsThatAreNoObjectAreTheModelsMistake(String arguments) {
    var stream = Fixtures.sse(
        Recorded.HEAD,
        Recorded.call(0, "t1", "f"),
        Recorded.delta(0, "\"type\":\"input_json_delta\",\"partial_json\":\"" + arguments + "\""),
        Recorded.stop(0),
        Recorded.end("tool_use"),
        Recorded.TAIL);
    var failure = assertThrows(
        LlmException.class, () -> Fixtures.events(decoder(STRICT), stream.getBytes(UTF_8)));
    assertEquals(ErrorType.INVALID_OUTPUT, failure.type());
    assertEquals(
        "Anthropic calls the tool f with arguments that are no JSON object; ask again",
        failure.getMessage());
  }

  /** Every field of the wrong type, one after the other. */
  @Test
  void eventsOfOtherShapesNeverThrowAnythingElse() {
    var wrong = List.of("1", "[]", "{}", "null", "\"x\"", "true", "-1", "1e99");
    for (var recorded : Recorded.ALL) {
      for (var value : wrong) {
        for (var field : List.of("index", "content_block", "delta", "usage", "message", "type")) {
          var hostile = recorded.stream()
              .replaceAll(
                  "\"" + field + "\":(\"[^\"]*\"|\\d+|\\{[^{}]*\\})",
                  "\"" + field + "\":" + value.replace("\\", ""));
          tolerates(hostile);
        }
      }
    }
  }

  private static void tolerates(String stream) {
    try {
      Fixtures.events(decoder(STRICT), stream.getBytes(UTF_8));
    } catch (LlmException e) {
      assertEquals(Optional.of("anthropic"), e.provider());
    }
  }

  private static void refuses(String body, BiConsumer<byte[], List<LlmEvent>> reader) {
    var out = new ArrayList<LlmEvent>();
    var failure = assertThrows(LlmException.class, () -> reader.accept(body.getBytes(UTF_8), out));
    assertEquals(ErrorType.PROVIDER_ERROR, failure.type());
    assertEquals(Optional.of("anthropic"), failure.provider());
  }
}

package io.github.hotllm.internal.dialect.chat;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.catalog.Quirks.ThinkingBack;
import io.github.hotllm.internal.dialect.Heard;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Variants;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireReply;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Values of the wrong type at every place: whatever comes of it is an answer or a typed failure.
 */
class ChatHostileTest {
  private static final Target TARGET =
      Targets.of(Targets.thinkingBack(ThinkingBack.REASONING_DETAILS));

  private static final String ANSWER = """
      {"id":"c","model":"m","service_tier":"default","error":null,"x_groq":{"usage":{"prompt_tokens":1}},
       "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2,"cost":0.1,
         "prompt_tokens_details":{"cached_tokens":1},"completion_tokens_details":{"reasoning_tokens":1}},
       "choices":[{"index":0,"finish_reason":"tool_calls","message":{"role":"assistant","content":"x",
         "refusal":null,"reasoning":"r","reasoning_details":[{"type":"reasoning.text","text":"r","index":0}],
         "images":[{"image_url":{"url":"u"}}],"function_call":{"name":"g","arguments":"{}"},
         "tool_calls":[{"index":1,"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}}]}
      """;

  private static final String ERROR = """
      {"error":{"message":"m","type":"t","code":"c","details":[{"retryDelay":"1s",
        "violations":[{"quotaId":"PerDay"}]}],"metadata":{"error_type":"e"},"resets_at":1},
       "code":1,"detail":[{"loc":["a"],"msg":"b"}],"message":"m"}
      """;

  private static final String REQUEST = """
      {"model":"m","stream":true,"stream_options":{"include_usage":true},"max_tokens":1,"temperature":1,
       "top_p":1,"stop":["a"],"reasoning_effort":"low","reasoning":{"effort":"low"},"tool_choice":"auto",
       "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},
       "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{}}}],
       "messages":[{"role":"system","content":"s"},{"role":"user","content":[{"type":"text","text":"t"},
         {"type":"image_url","image_url":{"url":"u"}},{"type":"file","file":{"file_data":"d","filename":"f"}}]},
         {"role":"assistant","content":"c","reasoning_content":"r","refusal":"r",
          "reasoning_details":[{"type":"reasoning.text","format":"hotllm","text":"t","signature":"s"}],
          "tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},
         {"role":"tool","tool_call_id":"a","content":"r"}]}
      """;

  static List<Object> answers() {
    return Variants.of(ANSWER);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void noAnswerBreaksTheDecoder(Object answer) {
    var body = Json.text(answer);
    requireTyped(Targets.ear(TARGET).whole(body));
    requireTyped(Targets.ear(TARGET).events(body.replace("\"message\":", "\"delta\":"), "[DONE]"));
  }

  private static void requireTyped(Heard answer) {
    assertTrue(answer.metered().isPresent() != answer.failure().isPresent());
  }

  static List<Object> errors() {
    return Variants.of(ERROR);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void noErrorBreaksItsReader(Object error) {
    var reply = WireReply.json(429, Json.bytes(error));
    assertTrue(
        new ChatDialect().decodeError(reply, TARGET).getMessage().startsWith("Acme answered 429"));
  }

  static List<Object> requests() {
    return Variants.of(REQUEST);
  }

  @ParameterizedTest
  @MethodSource("requests")
  void aWrongRequestIsRefusedByTheNameOfTheField(Object request) {
    var chat = new ChatDialect();
    var wire = new WireRequest("POST", "/v1", Headers.none(), Json.bytes(request));
    try {
      assertTrue(chat.encode(chat.decode(wire), TARGET).wire().body().length > 0);
    } catch (LlmException e) {
      assertTrue(e.type() == ErrorType.INVALID_REQUEST, e::toString);
      assertTrue(e.field().isPresent() || !(request instanceof Map), e::toString);
    }
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.BadRequestException;
import io.github.hotllm.ErrorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRefusalTest {
  /** Fields beside a prompt, the field that is named, and what is said of it. */
  static final List<List<String>> BESIDE_A_PROMPT = List.of(
      List.of("'model':1", "model", "must be a text, not a number"),
      List.of("'messages':[]", "messages", "cannot stand beside prompt: give one of the two"),
      List.of("'system':1", "system", "must be a text or a list of parts"),
      List.of(
          "'system':[{'type':'image','url':'u'}]",
          "system[0].type",
          "names a part that cannot stand in instructions"),
      List.of("'subscription':'yes'", "subscription", "must be true or false, not a text"),
      List.of("'max_tokens':0", "max_tokens", "must be between 1 and 2147483647"),
      List.of(
          "'max_tokens':1.5",
          "max_tokens",
          "must be a whole number, without a point or an exponent"),
      List.of("'temperature':2.1", "temperature", "must be between 0 and 2"),
      List.of("'top_p':-0.1", "top_p", "must be between 0 and 1"),
      List.of("'stop':1", "stop", "must be a text or a list of texts"),
      List.of("'stop':['a',1]", "stop[1]", "must be a text, not a number"),
      List.of(
          "'reasoning':'huge'",
          "reasoning",
          "must be one of none, minimal, low, medium, high, max"),
      List.of("'tools':{}", "tools", "must be a list, not an object"),
      List.of("'tools':[{'name':'f'}]", "tools[0].input_schema", "is missing"),
      List.of(
          "'tools':[{'name':'f','input_schema':{},'strict':true}]",
          "tools[0].strict",
          "is not a field that hotllm knows"),
      List.of("'tool_choice':'f'", "tool_choice", "must be one of auto, any, none"),
      List.of("'tool_choice':[]", "tool_choice", "must be auto, any, none or {\"name\": \u2026}"),
      List.of(
          "'tool_choice':{'name':'f','x':1}", "tool_choice.x", "is not a field that hotllm knows"),
      List.of(
          "'parallel_tool_calls':0", "parallel_tool_calls", "must be true or false, not a number"),
      List.of(
          "'disable_parallel_tool_use':true",
          "disable_parallel_tool_use",
          "is called parallel_tool_calls here: true or false"),
      List.of("'output_schema':'{}'", "output_schema", "must be an object, not a text"),
      List.of("'fallbacks':'opus'", "fallbacks", "must be a list, not a text"),
      List.of("'fallback_to_api':1", "fallback_to_api", "must be true or false, not a number"),
      List.of("'timeout_ms':0", "timeout_ms", "must be between 1 and 2147483647"),
      List.of("'idle_timeout_ms':-1", "idle_timeout_ms", "must be between 1 and 2147483647"),
      List.of("'metadata':{'a':1}", "metadata.a", "must be a text, not a number"),
      List.of("'extra':{'openai':1}", "extra.openai", "must be an object, not a number"),
      List.of("'stream':true", "stream", "is no field here: POST to /stream_llm for a stream"),
      List.of("'max_token':1", "max_token", "is not a field that hotllm knows"),
      List.of("'provider':'x'", "provider", "is a part of model here: provider/model"));

  /** A message, the field that is named, and what is said of it. */
  static final List<List<String>> MESSAGES = List.of(
      List.of("1", "messages[0]", "must be an object, not a number"),
      List.of("{'content':'x'}", "messages[0].role", "is missing"),
      List.of(
          "{'role':'tool','content':'x'}",
          "messages[0].role",
          "must be one of user, assistant, system"),
      List.of("{'role':'user'}", "messages[0].content", "is missing"),
      List.of(
          "{'role':'user','content':'x','name':'y'}",
          "messages[0].name",
          "is not a field that hotllm knows"),
      List.of(
          "{'role':'user','content':[{'text':'x'}]}", "messages[0].content[0].type", "is missing"),
      List.of(
          "{'role':'user','content':[{'type':'video'}]}",
          "messages[0].content[0].type",
          "must be one of text, thinking, image, document, tool_call, tool_result, opaque"),
      List.of(
          "{'role':'user','content':[{'type':'thinking','text':'x'}]}",
          "messages[0].content[0].type",
          "names a part that cannot stand in a user message"),
      List.of(
          "{'role':'assistant','content':[{'type':'document','url':'x'}]}",
          "messages[0].content[0].type",
          "names a part that cannot stand in an assistant message"),
      List.of(
          "{'role':'user','content':[{'type':'text','text':'x','state':'y'}]}",
          "messages[0].content[0].state",
          "can only stand in what an assistant said"),
      List.of(
          "{'role':'user','content':[{'type':'text','text':'x','cache':'ever'}]}",
          "messages[0].content[0].cache",
          "must be one of short, long"),
      List.of(
          "{'role':'user','content':[{'type':'text','text':'x','url':'y'}]}",
          "messages[0].content[0].url",
          "is not a field that hotllm knows"),
      List.of(
          "{'role':'assistant','content':[{'type':'opaque'}]}",
          "messages[0].content[0].state",
          "is missing"),
      List.of(
          "{'role':'assistant','content':[{'type':'tool_call','id':'1','name':'f'}]}",
          "messages[0].content[0].arguments",
          "is missing"),
      List.of(
          "{'role':'user','content':[{'type':'tool_result','tool_call_id':'1','content':"
              + "[{'type':'opaque','state':'x'}]}]}",
          "messages[0].content[0].content[0].type",
          "names a part that cannot stand in a tool result"));

  @ParameterizedTest
  @FieldSource("BESIDE_A_PROMPT")
  void aFieldIsRefusedByItsName(List<String> row) {
    assertRefused("{'prompt':'x'," + row.get(0) + "}", row.get(1), row.get(2));
  }

  @ParameterizedTest
  @FieldSource("MESSAGES")
  void aMessageIsRefusedByItsPlace(List<String> row) {
    assertRefused("{'messages':[" + row.get(0) + "]}", row.get(1), row.get(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base_url", "api_base", "api_key", "headers", "extra_headers", "url"})
  void noFieldCanNameAUrlAKeyOrAHeader(String name) {
    assertRefused(
        "{'prompt':'x','" + name + "':'y'}",
        name,
        "is refused: no field can name a URL to call, a key or a header");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "AQI", "AQ==AQ==", "A===", "data:image/png;base64,AQI=", "AQ\\nI=", "AQ_-"})
  void dataHasToBeBase64(String data) {
    assertRefused(
        "{'messages':[{'role':'user','content':[{'type':'image','media_type':'image/png','data':'"
            + data + "'}]}]}",
        "messages[0].content[0].data",
        "must be base64, padded, without line ends or a data: prefix");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'messages':null}"})
  void somethingHasToBeAsked(String json) {
    assertRefused(json, "prompt", "is missing; messages is the other way to ask");
  }

  private static void assertRefused(String json, String field, String why) {
    var body = json.replace('\'', '"').getBytes(UTF_8);
    var e = assertThrows(BadRequestException.class, () -> RequestReader.read(body));
    assertEquals(field + " " + why, e.getMessage());
    assertEquals(Optional.of(field), e.field());
    assertEquals(ErrorType.INVALID_REQUEST, e.type());
  }
}

package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Role;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import io.github.hotllm.internal.wire.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as clients write them. */
class ChatRequestReaderTest {
  private static final String HI = "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";

  @Test
  void limitsToolsAndFormat() {
    var request = request(HI
        + ",\"max_tokens\":5,\"max_completion_tokens\":9,\"temperature\":0.5,\"stop\":\"END\""
        + ",\"reasoning_effort\":\"xhigh\",\"response_format\":{\"type\":\"json_object\"}"
        + ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"
        + ",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}");
    assertEquals(OptionalInt.of(9), request.maxTokens());
    assertEquals(0.5, request.temperature().orElseThrow());
    assertEquals(List.of("END"), request.stop());
    assertEquals(Optional.of(Reasoning.MAX), request.reasoning());
    assertEquals(Optional.of(Map.of("type", "object")), request.outputSchema());
    assertEquals("f", request.tools().get(0).name());
    assertEquals(Optional.of(new ToolChoice.Named("f")), request.toolChoice());
  }

  @Test
  void instructionsBeforeTheFirstTurnAreTheSystemOfTheRequest() {
    var request = request("\"messages\":[{\"role\":\"system\",\"content\":\"a\"},"
        + "{\"role\":\"developer\",\"content\":[{\"type\":\"text\",\"text\":\"b\"}]},"
        + "{\"role\":\"user\",\"content\":\"Hi\"},{\"role\":\"system\",\"content\":\"c\"}]");
    assertEquals(List.of(new Part.Text("a"), new Part.Text("b")), request.system());
    assertEquals(List.of(Message.user("Hi"), Message.system("c")), request.messages());
    var alone = request("\"messages\":[{\"role\":\"system\",\"content\":\"a\"}]");
    assertEquals(List.of(Message.system("a")), alone.messages());
  }

  @Test
  void resultsAndWhatTheUserSaysBehindThemAreOneTurn() {
    var request = request("\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"},"
        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"a\",\"type\":"
        + "\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},"
        + "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"1\"},"
        + "{\"role\":\"tool\",\"tool_call_id\":\"b\",\"content\":\"2\"},"
        + "{\"role\":\"user\",\"content\":\"Now?\"}]");
    var call = new Part.ToolCall("a", "f", Map.of());
    assertEquals(new Message(Role.ASSISTANT, List.of(call)), request.messages().get(1));
    assertEquals(
        Message.user(
            call.result("1"),
            new Part.ToolCall("b", "f", Map.of()).result("2"),
            new Part.Text("Now?")),
        request.messages().get(2));
  }

  @Test
  void anEmptyTextBesideToolCallsIsNoPart() {
    var request = request("\"messages\":[{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
        + "{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},"
        + "{\"role\":\"assistant\",\"content\":\"\"}]");
    var call = new Part.ToolCall("a", "f", Map.of());
    assertEquals(List.of(call), request.messages().get(0).parts());
    assertEquals(List.of(new Part.Text("")), request.messages().get(1).parts());
  }

  @Test
  void theStatesOfMakersComeBackWithTheirParts() {
    var thinking = new Part.Thinking("t", Marks.ofState("x/y:1"));
    var opaque = new Part.Opaque(Marks.ofState("x/y:2"));
    var text = new Part.Text("Hi", Marks.ofState("x/y:3"));
    var call = new Part.ToolCall("a", "f", Map.of(), Marks.ofState("x/y:4"));
    var parts = List.<Part>of(thinking, opaque, text, call);
    var message = Json.text(MessageWriter.write(parts));
    assertEquals(
        List.of(new Message(Role.ASSISTANT, parts)),
        request("\"messages\":[" + message + "]").messages());
  }

  @Test
  void whatWeDoNotKnowIsListedWithItsPlace() {
    var asked = asked(
        "\"messages\":[{\"role\":\"user\",\"name\":\"n\",\"content\":["
            + "{\"type\":\"text\",\"text\":\"Hi\"},{\"type\":\"input_audio\",\"input_audio\":{}},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\",\"detail\":\"low\"}},"
            + "{\"type\":\"file\",\"file\":{\"file_id\":\"f\"}}]},"
            + "{\"role\":\"assistant\",\"content\":\"x\",\"reasoning_details\":[{\"data\":\"d\"}]}],"
            + "\"seed\":7,\"user\":null,\"reasoning_effort\":\"wild\",\"metadata\":{\"a\":\"b\"},"
            + "\"tools\":[{\"type\":\"custom\",\"custom\":{}},{\"type\":\"function\",\"function\":"
            + "{\"name\":\"f\",\"strict\":true}}],\"stream_options\":{\"include_obfuscation\":false},"
            + "\"tool_choice\":{\"type\":\"allowed_tools\"},\"response_format\":{\"type\":\"grammar\"}");
    assertEquals(
        List.of(
            "messages[0].content[1]",
            "messages[0].content[2].image_url.detail",
            "messages[0].content[3]",
            "messages[0].name",
            "messages[1].reasoning_details",
            "reasoning_effort",
            "tools[0]",
            "tools[1].function.strict",
            "tool_choice",
            "response_format",
            "stream_options.include_obfuscation",
            "seed",
            "metadata"),
        asked.original().orElseThrow().unknown());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"messages":[]}                                                        | model
      {"model":"m","messages":[]}                                            | messages
      {"model":"m"}                                                          | messages
      {"model":"m","messages":[{"role":"owl","content":"x"}]}                | messages[0].role
      {"model":"m","messages":[{"role":"system","content":[{"type":"image_url","image_url":{"url":"u"}}]}]} | messages[0].content
      {"model":"m","messages":[{"role":"tool","content":"x"}]}               | messages[0].tool_call_id
      {"model":"m","messages":[{"role":"user","content":7}]}                 | messages[0].content
      {"model":"m","messages":[{"role":"user","content":"x"}],"temperature":3} | temperature
      {"model":"m","messages":[{"role":"user","content":"x"}],"max_tokens":0}  | max_tokens
      {"model":"m","model":"n"}                                              | model
      """)
  void aWrongFieldIsRefusedByItsName(String body, String field) {
    var failure = assertThrows(LlmException.class, () -> new ChatDialect().decode(wire(body)));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals(Optional.of(field), failure.field());
  }

  @Test
  void theStreamSwitchIsTheDelivery() {
    assertEquals(Delivery.WHOLE, asked(HI).delivery());
    assertEquals(Delivery.WHOLE, asked(HI + ",\"stream\":null").delivery());
    assertEquals(Delivery.STREAMED, asked(HI + ",\"stream\":true").delivery());
  }

  private static LlmRequest request(String fields) {
    return asked(fields).request();
  }

  private static Asked asked(String fields) {
    return new ChatDialect().decode(wire("{\"model\":\"m\"," + fields + "}"));
  }

  private static WireRequest wire(String body) {
    return new WireRequest("POST", "/v1/chat/completions", Headers.none(), body.getBytes(UTF_8));
  }
}

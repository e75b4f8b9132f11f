package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.ADAPTIVE;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.BUDGET;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.DIALECT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.STRICT;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.body;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.warnings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestWriterTest {
  private static final Tool TOOL = Tool.ofJson("clock", "Tells the time", "{\"type\":\"object\"}");

  private static LlmRequest.Builder hi() {
    return LlmRequest.of("any", "Hi").toBuilder().maxTokens(100);
  }

  @Test
  void aPromptIsAUserTurn() {
    var encoded = DIALECT.encode(Asked.of(hi().build(), Delivery.STREAMED), STRICT);
    assertEquals("POST", encoded.wire().method());
    assertEquals("/v1/messages", encoded.wire().path());
    assertEquals(
        Headers.none()
            .with("content-type", "application/json")
            .with("accept", "text/event-stream")
            .with("anthropic-version", "2023-06-01"),
        encoded.wire().headers());
    assertEquals(
        "{\"model\":\"claude-strict\",\"max_tokens\":100,\"stream\":true,\"messages\":"
            + "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]}",
        new String(encoded.wire().body(), UTF_8));
    assertEquals(List.of(), encoded.warnings());
  }

  /** What the model can, what is asked, what is sent, how it comes. */
  @ParameterizedTest
  @CsvSource({
    "16384,,16384,WHOLE",
    "128000,,128000,STREAMED",
    "128000,21333,21333,WHOLE",
    "128000,21334,21334,STREAMED",
    "16384,20000,16384,WHOLE"
  })
  void theLimitOfTokensIsAlwaysSentAndALargeOneIsStreamed(
      long most, Integer asked, int sent, Delivery delivery) {
    var target = Fixtures.target("m", most, List.of());
    var request = LlmRequest.of("any", "Hi").toBuilder();
    Optional.ofNullable(asked).ifPresent(request::maxTokens);
    var encoded = DIALECT.encode(Asked.of(request.build(), Delivery.WHOLE), target);
    var body = new String(encoded.wire().body(), UTF_8);
    assertTrue(body.contains("\"max_tokens\":" + sent + ","), body);
    assertEquals(delivery, encoded.delivery());
    assertEquals(delivery == Delivery.STREAMED, body.contains("\"stream\":true"));
    assertEquals(
        asked != null && asked > most
            ? List.of("max_tokens: lowered to 16384, the most that m can")
            : List.of(),
        encoded.warnings());
  }

  @Test
  void aModelOfUnknownLimitGetsOneThatEveryModelTakes() {
    var target = Fixtures.unknown("claude-new");
    var request = LlmRequest.of("any", "Hi");
    assertTrue(body(request, target).contains("\"max_tokens\":8192"));
    assertEquals(
        List.of("max_tokens: set to 8192, for the limit of claude-new is not known"),
        warnings(request, target));
  }

  @Test
  void samplingIsSentAsFarAsTheModelTakesIt() {
    var request = hi().temperature(1.5).topP(0.5).stop("\n", "END").build();
    assertTrue(
        body(request, ADAPTIVE).endsWith("\"temperature\":1.0,\"stop_sequences\":[\"END\"]}"));
    assertEquals(
        List.of(
            "temperature: lowered to 1, the most that Messages takes",
            "top_p: left out, for Messages takes it or the temperature, not both",
            "stop: blank texts left out, for Messages refuses them"),
        warnings(request, ADAPTIVE));
    assertEquals(
        List.of(
            "temperature: left out, for this model refuses it",
            "top_p: left out, for this model refuses it",
            "stop: blank texts left out, for Messages refuses them"),
        warnings(request, STRICT));
  }

  @Test
  void toolsChoiceAndSchemaAreSent() {
    var request = hi().tools(
            new Tool("a", "", TOOL.inputSchema(), Marks.ofCache(Marks.Cache.LONG)), TOOL)
        .toolChoice(new ToolChoice.Named("clock"))
        .outputSchema("{\"type\":\"object\",\"additionalProperties\":false}")
        .build();
    assertEquals(
        "{\"model\":\"claude-between\",\"max_tokens\":100,\"tools\":[{\"name\":\"a\","
            + "\"input_schema\":{\"type\":\"object\"},\"cache_control\":{\"type\":\"ephemeral\","
            + "\"ttl\":\"1h\"}},{\"name\":\"clock\",\"description\":\"Tells the time\","
            + "\"input_schema\":{\"type\":\"object\"}}],\"tool_choice\":{\"type\":\"tool\","
            + "\"name\":\"clock\"},\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
            + "\"text\":\"Hi\"}]}],\"output_config\":{\"format\":{\"type\":\"json_schema\","
            + "\"schema\":{\"type\":\"object\",\"additionalProperties\":false}}}}",
        body(request, ADAPTIVE));
    assertTrue(body(request, STRICT).contains("\"tool_choice\":{\"type\":\"auto\"}"));
    assertEquals(
        List.of("tool_choice: became auto, for this model cannot be forced to call a tool"),
        warnings(request, STRICT));
  }

  @Test
  void theObjectsOfASchemaAreClosedAtEveryDepth() {
    var request = hi().outputSchema("""
        {"type":"object","properties":{"a":{"type":"array","items":{"properties":{"b":{}}}},
         "c":{"anyOf":[{"type":["object","null"],"properties":{"d":{}}}]}},
         "$defs":{"e":{"type":"object","properties":{"f":{}},"additionalProperties":false}}}""").build();
    assertTrue(body(request, ADAPTIVE)
        .contains("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\",\"items\":"
            + "{\"properties\":{\"b\":{}},\"additionalProperties\":false}},\"c\":{\"anyOf\":"
            + "[{\"type\":[\"object\",\"null\"],\"properties\":{\"d\":{}},"
            + "\"additionalProperties\":false}]}},\"$defs\":{\"e\":{\"type\":\"object\","
            + "\"properties\":{\"f\":{}},\"additionalProperties\":false}},"
            + "\"additionalProperties\":false}"));
    assertEquals(
        List.of("output_schema: its objects were closed, for Messages takes no others"),
        warnings(request, ADAPTIVE));
  }

  @Test
  void anObjectOfAnyFieldsIsSaidInWords() {
    for (var schema : List.of(
        "{\"type\":\"object\"}",
        "{\"type\":\"array\",\"items\":{\"type\":\"object\",\"additionalProperties\":true}}")) {
      var request = hi().system("Be brief.").outputSchema(schema).build();
      var body = Json.object(body(request, ADAPTIVE));
      assertEquals(Optional.empty(), Optional.ofNullable(body.get("output_config")));
      var system = Node.of(body.get("system"));
      assertEquals("Be brief.", system.at(0).at("text").textOrEmpty());
      assertTrue(system.at(1).at("text").textOrEmpty().endsWith("JSON Schema: " + schema));
      assertEquals(
          List.of("output_schema: said in the instructions, for Messages takes no object of any"
              + " fields"),
          warnings(request, ADAPTIVE));
    }
  }

  @Test
  void theNumberOfToolsStandsInTheChoice() {
    var one = hi().tools(TOOL).toolsPerTurn(ToolsPerTurn.ONE);
    assertTrue(body(one.build(), ADAPTIVE)
        .contains("\"tool_choice\":{\"type\":\"auto\",\"disable_parallel_tool_use\":true}"));
    assertTrue(body(one.toolChoice(ToolChoice.ANY).build(), ADAPTIVE)
        .contains("\"tool_choice\":{\"type\":\"any\",\"disable_parallel_tool_use\":true}"));
    var several = hi().tools(TOOL).toolsPerTurn(ToolsPerTurn.SEVERAL).build();
    assertTrue(body(several, ADAPTIVE).contains("\"disable_parallel_tool_use\":false"));
    var none = one.toolChoice(ToolChoice.NONE).build();
    assertTrue(body(none, ADAPTIVE).contains("\"tool_choice\":{\"type\":\"none\"}"));
    assertEquals(
        List.of("parallel_tool_calls: left out, for no tool may be called"),
        warnings(none, ADAPTIVE));
  }

  @Test
  void aChoiceWithoutToolsIsLeftOut() {
    var request = hi().toolChoice(ToolChoice.ANY).toolsPerTurn(ToolsPerTurn.ONE).build();
    assertFalse(body(request, ADAPTIVE).contains("tool_choice"));
    assertEquals(
        List.of(
            "tool_choice: left out, for there are no tools",
            "parallel_tool_calls: left out, for there are no tools"),
        warnings(request, ADAPTIVE));
  }

  @Test
  void ofMoreThanFourCacheMarksTheLastFourAreSent() {
    var marked = new ArrayList<Part.Text>();
    for (int i = 0; i < 6; i++) {
      marked.add(new Part.Text("t" + i, Marks.ofCache(Marks.Cache.SHORT)));
    }
    var request = hi().system(marked).build();
    var body = body(request, STRICT);
    assertEquals(5, body.split("cache_control", -1).length);
    assertTrue(body.contains("{\"type\":\"text\",\"text\":\"t1\"},{\"type\":\"text\","
        + "\"text\":\"t2\",\"cache_control\":{\"type\":\"ephemeral\"}}"));
    assertEquals(List.of("cache: only the last 4 of 6 marks were sent"), warnings(request, STRICT));
  }

  @Test
  void extraFieldsAreMergedAndNeverOverwrite() {
    var merged = hi().extra("anthropic", Map.of("top_k", 5)).build();
    assertTrue(body(merged, ADAPTIVE).endsWith(",\"top_k\":5}"));
    var conflict = hi().extra("anthropic", Map.of("max_tokens", 5)).build();
    var failure = assertThrows(LlmException.class, () -> body(conflict, ADAPTIVE));
    assertEquals(Optional.of("extra.anthropic.max_tokens"), failure.field());
  }

  @Test
  void fieldsThatOnlyAnotherFormatKnowsAreNamed() {
    var original = new Original(
        "openai-chat", new byte[0], Map.of(), Headers.none(), List.of("logit_bias", "seed"));
    var asked = new Asked(hi().build(), Delivery.WHOLE, Optional.of(original));
    assertEquals(
        List.of(
            "logit_bias: left out, for hotllm cannot say it in Messages",
            "seed: left out, for hotllm cannot say it in Messages"),
        DIALECT.encode(asked, STRICT).warnings());
  }

  @Test
  void aConversationThatEndsWithTheModelIsRefusedWhereTheModelDoesNotWriteOn() {
    var request = hi().message(Message.assistant("It is")).build();
    assertTrue(body(request, BUDGET).contains("\"role\":\"assistant\""));
    var failure = assertThrows(LlmException.class, () -> body(request, STRICT));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals(Optional.of("messages"), failure.field());
    assertEquals(
        "messages: the conversation ends with the model's own turn, which claude-strict does not"
            + " write on; end with a turn of the user",
        failure.getMessage());
  }
}

package io.github.hotllm.internal.dialect.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.catalog.Quirks.AnyTool;
import io.github.hotllm.internal.catalog.Quirks.Cap;
import io.github.hotllm.internal.catalog.Quirks.End;
import io.github.hotllm.internal.catalog.Quirks.Schema;
import io.github.hotllm.internal.catalog.Quirks.StreamUsage;
import io.github.hotllm.internal.catalog.Quirks.ToolIds;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each quirk of a provider and each rule of a model, as literal bodies. */
class ChatRequestWriterTest {
  private static final String HEAD =
      "{\"model\":\"m1\",\"messages\":[{\"content\":\"Hi\",\"role\":\"user\"}]";
  private static final Target PLAIN = Targets.plain();
  private static final Tool TOOL = Tool.ofJson("f", "does f", "{\"type\":\"object\"}");
  private static final String TOOLS = ",\"tools\":[{\"function\":{\"name\":\"f\",\"description\":"
      + "\"does f\",\"parameters\":{\"type\":\"object\"}},\"type\":\"function\"}]";

  private static LlmRequest.Builder hi() {
    return LlmRequest.builder("m1").prompt("Hi");
  }

  @Test
  void thePathIsBelowTheBaseUrl() {
    var wire = encode(hi(), PLAIN).wire();
    assertEquals("POST", wire.method());
    assertEquals("/chat/completions", wire.path());
    assertEquals(Optional.of("application/json"), wire.headers().first("content-type"));
    assertBody("}", List.of(), encode(hi(), PLAIN));
  }

  @Test
  void theLimitOfTokensHasTwoNames() {
    var request = hi().maxTokens(50);
    assertBody(",\"max_tokens\":50}", List.of(), encode(request, PLAIN));
    var other = Targets.of(Targets.cap(Cap.MAX_COMPLETION_TOKENS));
    assertBody(",\"max_completion_tokens\":50}", List.of(), encode(request, other));
  }

  @Test
  void aLimitBeyondTheModelsBecomesTheModels() {
    var known = Targets.of(Quirks.DEFAULT, List.of());
    assertBody(
        ",\"max_tokens\":1000}",
        List.of("max_tokens: lowered to 1000, the most that m1 can"),
        encode(hi().maxTokens(5000), known));
  }

  @Test
  void samplingAndStopsAreSentUnlessTheModelRefusesThem() {
    var request = hi().temperature(0.5).topP(0.9).stop("END");
    assertBody(
        ",\"temperature\":0.5,\"top_p\":0.9,\"stop\":[\"END\"]}",
        List.of(),
        encode(request, PLAIN));
    assertBody(
        "}",
        List.of(
            "temperature: left out, for m1 refuses it",
            "top_p: left out, for m1 refuses it",
            "stop: left out, for m1 refuses it"),
        encode(request, Targets.of(Quirks.DEFAULT, List.of(), Rule.NO_SAMPLING, Rule.NO_STOP)));
  }

  @Test
  void someModelsTakeSamplingOnlyWhileTheyDoNotThink() {
    var target =
        Targets.of(Quirks.DEFAULT, List.of("none", "low"), Rule.SAMPLING_ONLY_WITHOUT_THINKING);
    assertBody(
        "}",
        List.of("temperature: left out, for m1 takes it only with reasoning none"),
        encode(hi().temperature(0.5), target));
    assertBody(
        ",\"reasoning_effort\":\"none\",\"temperature\":0.5}",
        List.of(),
        encode(hi().temperature(0.5).reasoning(Reasoning.NONE), target));
  }

  @Test
  void toolsAndTheChoiceOfThem() {
    assertBody(
        TOOLS + ",\"tool_choice\":\"required\"}",
        List.of(),
        encode(hi().tools(TOOL).toolChoice(ToolChoice.ANY), PLAIN));
    assertBody(
        TOOLS + ",\"tool_choice\":\"any\"}",
        List.of(),
        encode(
            hi().tools(TOOL).toolChoice(ToolChoice.ANY),
            Targets.of(Targets.tools(AnyTool.ANY, ToolIds.NINE))));
    assertBody(
        TOOLS + ",\"tool_choice\":{\"function\":{\"name\":\"f\"},\"type\":\"function\"}}",
        List.of(),
        encode(hi().tools(TOOL).toolChoice(new ToolChoice.Named("f")), PLAIN));
    assertBody(
        "}",
        List.of("tool_choice: left out, for there are no tools"),
        encode(hi().toolChoice(ToolChoice.ANY), PLAIN));
  }

  @Test
  void howManyToolsMayBeCalledInATurn() {
    assertBody(
        TOOLS + ",\"parallel_tool_calls\":false}",
        List.of(),
        encode(hi().tools(TOOL).toolsPerTurn(ToolsPerTurn.ONE), PLAIN));
    assertBody(
        TOOLS + ",\"parallel_tool_calls\":true}",
        List.of(),
        encode(hi().tools(TOOL).toolsPerTurn(ToolsPerTurn.SEVERAL), PLAIN));
    assertBody(
        "}",
        List.of("parallel_tool_calls: left out, for there are no tools"),
        encode(hi().toolsPerTurn(ToolsPerTurn.ONE), PLAIN));
  }

  @Test
  void whoCannotBeForcedIsLetChoose() {
    var warnings = List.of("tool_choice: became auto, for m1 cannot be forced");
    var request = hi().tools(TOOL).toolChoice(new ToolChoice.Named("f"));
    for (var target : List.of(
        Targets.of(Targets.tools(AnyTool.NONE, ToolIds.ANY)),
        Targets.of(Quirks.DEFAULT, List.of(), Rule.NO_FORCED_TOOL))) {
      assertBody(TOOLS + ",\"tool_choice\":\"auto\"}", warnings, encode(request, target));
    }
  }

  @Test
  void aClosedSchemaIsStrict() {
    var open = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}";
    var closed = "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},"
        + "\"required\":[\"a\"],\"additionalProperties\":false}";
    var format = ",\"response_format\":{\"json_schema\":{\"name\":\"output\",\"schema\":%s%s},"
        + "\"type\":\"json_schema\"}}";
    assertBody(format.formatted(open, ""), List.of(), encode(hi().outputSchema(open), PLAIN));
    assertBody(
        format.formatted(closed, ",\"strict\":true"),
        List.of(),
        encode(hi().outputSchema(closed), PLAIN));
  }

  @Test
  void whoTakesNoSchemaIsToldInWords() {
    var warnings = List.of("output_schema: said in the instructions, for Acme takes no schema");
    var request = hi().system("Be kind.").outputSchema("{\"type\":\"object\"}");
    var messages = "{\"model\":\"m1\",\"messages\":[{\"content\":[{\"type\":\"text\",\"text\":"
        + "\"Be kind.\"},{\"type\":\"text\",\"text\":\"Answer with one JSON object, and nothing"
        + " else, that follows this JSON Schema: {\\\"type\\\":\\\"object\\\"}\"}],"
        + "\"role\":\"system\"},{\"content\":\"Hi\",\"role\":\"user\"}]";
    assertWhole(
        messages + ",\"response_format\":{\"type\":\"json_object\"}}",
        warnings,
        encode(request, Targets.of(Targets.schema(Schema.JSON_OBJECT))));
    assertWhole(messages + "}", warnings, encode(request, Targets.of(Targets.schema(Schema.NONE))));
  }

  @Test
  void aStreamAsksForItsUsageWhereThatIsKnown() {
    var asked = Asked.of(hi().build(), Delivery.STREAMED);
    var chat = new ChatDialect();
    var silent = Targets.of(Targets.stream(End.DONE, StreamUsage.SILENT));
    assertBody(
        ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}",
        List.of(),
        chat.encode(asked, PLAIN));
    assertBody(",\"stream\":true}", List.of(), chat.encode(asked, silent));
    assertEquals(Delivery.STREAMED, chat.encode(asked, silent).delivery());
    assertEquals(
        Optional.of("text/event-stream"),
        chat.encode(asked, silent).wire().headers().first("accept"));
  }

  @Test
  void extraFieldsAreMergedButNeverOverOurOwn() {
    var request = hi().extra("acme", Map.of("seed", 7)).extra("openai-chat", Map.of("n", 1));
    assertBody(",\"n\":1,\"seed\":7}", List.of(), encode(request, PLAIN));
    var wrong = hi().extra("acme", Map.of("model", "x"));
    var failure = assertThrows(LlmException.class, () -> encode(wrong, PLAIN));
    assertEquals(Optional.of("extra.acme.model"), failure.field());
  }

  @Test
  void whatAnotherFormatSaidBeyondOurWordsIsNamed() {
    var original = new Original(
        "anthropic", new byte[0], Map.of(), Headers.none(), List.of("top_k", "container"));
    var asked = new Asked(hi().build(), Delivery.WHOLE, Optional.of(original));
    assertBody(
        "}",
        List.of(
            "top_k: left out, for hotllm cannot say it in Chat",
            "container: left out, for hotllm cannot say it in Chat"),
        new ChatDialect().encode(asked, PLAIN));
  }

  @Test
  void aModelThatDoesNotGoOnWithItsOwnTurnIsNotAskedTo() {
    var request = hi().message(Message.assistant("Once"));
    var target = Targets.of(Quirks.DEFAULT, List.of(), Rule.NO_PREFILL);
    var failure = assertThrows(LlmException.class, () -> encode(request, target));
    assertEquals(ErrorType.INVALID_REQUEST, failure.type());
    assertEquals(Optional.of("messages[1]"), failure.field());
  }

  private static Encoded encode(LlmRequest.Builder request, Target target) {
    return new ChatDialect().encode(Asked.of(request.build(), Delivery.WHOLE), target);
  }

  private static void assertBody(String rest, List<String> warnings, Encoded encoded) {
    assertWhole(HEAD + rest, warnings, encoded);
  }

  /** Compared as values, for the order of the fields does not matter. */
  private static void assertWhole(String body, List<String> warnings, Encoded encoded) {
    assertEquals(
        Json.object(body),
        Json.object(encoded.wire().body()),
        new String(encoded.wire().body(), UTF_8));
    assertEquals(warnings, encoded.warnings());
  }
}

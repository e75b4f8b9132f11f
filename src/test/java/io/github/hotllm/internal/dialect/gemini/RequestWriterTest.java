package io.github.hotllm.internal.dialect.gemini;

import static io.github.hotllm.internal.dialect.gemini.Fixtures.BUDGETS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.LEVELS;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.encode;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.target;
import static io.github.hotllm.internal.dialect.gemini.Fixtures.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands round the conversation. */
class RequestWriterTest {
  private static final String HI =
      "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}]";

  @Test
  void aQuestionIsAPathAndItsContents() {
    var wire = encode(LlmRequest.of("m1", "Hi"), LEVELS).wire();
    assertEquals("POST", wire.method());
    assertEquals("/v1beta/models/m1:generateContent", wire.path());
    assertEquals("{" + HI + "}", text(wire.body()));
  }

  @Test
  void aStreamIsAnotherPathAndTheSameBody() {
    var asked = Asked.of(LlmRequest.of("m1", "Hi"), Delivery.STREAMED);
    var encoded = Fixtures.DIALECT.encode(asked, LEVELS);
    assertEquals(
        "/v1beta/models/m1:streamGenerateContent?alt=sse", encoded.wire().path());
    assertEquals(Delivery.STREAMED, encoded.delivery());
    assertEquals("{" + HI + "}", text(encoded.wire().body()));
  }

  @Test
  void limitsStandInTheConfiguration() {
    assertBody(
        LEVELS,
        "\"generationConfig\":{\"maxOutputTokens\":9,\"temperature\":0.5,\"topP\":0.9,"
            + "\"stopSequences\":[\"a\",\"b\"],\"responseMimeType\":\"application/json\","
            + "\"responseJsonSchema\":{\"type\":\"object\"}}",
        request -> request
            .maxTokens(9)
            .temperature(0.5)
            .topP(0.9)
            .stop("a", "b")
            .outputSchema(Map.of("type", "object")));
  }

  @Test
  void whatIsTooMuchIsLessAndNamed() {
    assertBody(
        LEVELS,
        "\"generationConfig\":{\"maxOutputTokens\":5000,"
            + "\"stopSequences\":[\"1\",\"2\",\"3\",\"4\",\"5\"]}",
        request -> request.maxTokens(5001).stop("1", "2", "3", "4", "5", "6"),
        "max_tokens: lowered to 5000, the most that m1 can",
        "stop: only the first 5 of 6 were sent, for Gemini takes no more");
  }

  @Test
  void whatAModelRefusesIsLeftOutAndNamed() {
    var strict = target("google", "m1", List.of("low"), Rule.NO_SAMPLING, Rule.NO_STOP);
    assertBody(
        strict,
        "",
        request -> request.temperature(1).topP(1).stop("a"),
        "temperature: left out, for m1 refuses it",
        "top_p: left out, for m1 refuses it",
        "stop: left out, for m1 refuses it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "MINIMAL | 'thinkingLevel':'LOW','includeThoughts':true    | minimal became low, the nearest that m1 has",
        "LOW     | 'thinkingLevel':'LOW','includeThoughts':true    | ``",
        "MEDIUM  | 'thinkingLevel':'MEDIUM','includeThoughts':true | ``",
        "HIGH    | 'thinkingLevel':'HIGH','includeThoughts':true   | ``",
        "MAX     | 'thinkingLevel':'HIGH','includeThoughts':true   | max became high, the nearest that m1 has",
        "NONE    | 'thinkingLevel':'LOW'                           | none became low, for m1 cannot stop thinking",
      })
  void aNewModelIsToldALevel(Reasoning level, String config, String warning) {
    assertThinking(LEVELS, level, config, warning);
  }

  @Test
  void theHighestLevelHasItsOwnWord() {
    var hydrogen = target("google", "m1", List.of("low", "medium", "high", "xhigh"));
    assertThinking(hydrogen, Reasoning.MAX, "'thinkingLevel':'XHIGH','includeThoughts':true", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "NONE    | 'thinkingBudget':0",
        "MINIMAL | 'thinkingBudget':512,'includeThoughts':true",
        "LOW     | 'thinkingBudget':1024,'includeThoughts':true",
        "MEDIUM  | 'thinkingBudget':8192,'includeThoughts':true",
        "HIGH    | 'thinkingBudget':16384,'includeThoughts':true",
        "MAX     | 'thinkingBudget':24576,'includeThoughts':true",
      })
  void anOldModelIsToldABudget(Reasoning level, String config) {
    assertThinking(BUDGETS, level, config, "");
  }

  @Test
  void anOldModelThatAlwaysThinksThinksALittle() {
    assertThinking(
        target("google", "m1", List.of(), Rule.ALWAYS_THINKS),
        Reasoning.NONE,
        "'thinkingBudget':128",
        "none became a budget of 128 tokens, for m1 cannot stop thinking");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"gemini-9-neon, 'thinkingLevel':'HIGH'", "gemini-2.5-x, 'thinkingBudget':16384"})
  void anUnknownModelIsToldByItsName(String model, String config) {
    var target = Fixtures.at("https://a.example", model);
    assertThinking(target, Reasoning.HIGH, config + ",'includeThoughts':true", "");
  }

  private static void assertThinking(
      Target target, Reasoning level, String config, String warning) {
    var expected = "\"generationConfig\":{\"thinkingConfig\":{" + config.replace('\'', '"') + "}}";
    var warnings = warning.isEmpty() ? new String[0] : new String[] {"reasoning: " + warning};
    assertBody(target, expected, request -> request.reasoning(level), warnings);
  }

  @Test
  void toolsAreDeclared() {
    var weather = Tool.ofJson("weather", "Tells it", "{\"type\":\"object\"}");
    assertBody(
        LEVELS,
        "\"tools\":[{\"functionDeclarations\":[{\"name\":\"weather\",\"description\":\"Tells it\","
            + "\"parametersJsonSchema\":{\"type\":\"object\"}},{\"name\":\"time\"}]}]",
        request -> request.tools(weather, new Tool("time", "", Map.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "auto | {\"mode\":\"AUTO\"}",
        "any  | {\"mode\":\"ANY\"}",
        "none | {\"mode\":\"NONE\"}",
        "f    | {\"mode\":\"ANY\",\"allowedFunctionNames\":[\"f\"]}",
      })
  void theChoiceIsAMode(String choice, String calling) {
    assertBody(
        LEVELS,
        "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}],"
            + "\"toolConfig\":{\"functionCallingConfig\":" + calling + "}",
        request -> request.tools(new Tool("f", "", Map.of())).toolChoice(choice(choice)));
  }

  private static ToolChoice choice(String word) {
    return switch (word) {
      case "auto" -> ToolChoice.AUTO;
      case "any" -> ToolChoice.ANY;
      case "none" -> ToolChoice.NONE;
      default -> new ToolChoice.Named(word);
    };
  }

  @Test
  void aChoiceThatCannotBeMadeIsNamed() {
    assertBody(
        LEVELS,
        "",
        request -> request.toolChoice(ToolChoice.ANY),
        "tool_choice: left out, for there are no tools");
    var tool = new Tool("f", "", Map.of(), Marks.ofCache(Marks.Cache.SHORT));
    assertBody(
        target("google", "m1", List.of("low"), Rule.NO_FORCED_TOOL),
        "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}],"
            + "\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"AUTO\"}}",
        request -> request.tools(tool).toolChoice(ToolChoice.ANY),
        "cache: marks left out, for Gemini's providers cache by themselves",
        "tool_choice: became auto, for m1 cannot be forced");
  }

  @Test
  void thatOneToolAtATimeCannotBeSaidIsNamed() {
    var tool = new Tool("f", "", Map.of());
    var body = "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}]";
    assertBody(
        LEVELS,
        body,
        request -> request.tools(tool).toolsPerTurn(ToolsPerTurn.ONE),
        "parallel_tool_calls: left out, for Gemini may always call several tools at once");
    assertBody(LEVELS, body, request -> request.tools(tool).toolsPerTurn(ToolsPerTurn.SEVERAL));
  }

  @Test
  void whatIsExtraIsMerged() {
    assertBody(
        LEVELS,
        "\"generationConfig\":{\"topP\":0.5,\"seed\":7},\"safetySettings\":[]",
        request -> request
            .topP(0.5)
            .extra("gemini", Map.of("generationConfig", Map.of("seed", 7)))
            .extra("google", Map.of("safetySettings", List.of()))
            .extra("openai", Map.of("seed", 8)));
    var request = LlmRequest.builder("m1")
        .prompt("Hi")
        .topP(0.5)
        .extra("gemini", Map.of("generationConfig", Map.of("topP", 1)));
    var refusal = assertThrows(LlmException.class, () -> encode(request.build(), LEVELS));
    assertEquals(Optional.of("extra.gemini.generationConfig.topP"), refusal.field());
  }

  private static void assertBody(
      Target target, String more, Consumer<LlmRequest.Builder> settings, String... warnings) {
    var request = LlmRequest.builder("m1").prompt("Hi");
    settings.accept(request);
    var encoded = encode(request.build(), target);
    assertEquals(
        "{" + HI + (more.isEmpty() ? "" : "," + more) + "}", text(encoded.wire().body()));
    assertEquals(List.of(warnings), encoded.warnings());
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import static io.github.hotllm.internal.dialect.anthropic.Fixtures.body;
import static io.github.hotllm.internal.dialect.anthropic.Fixtures.warnings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThinkingWriterTest {
  private static final Map<String, Target> TARGETS = Map.of(
      "budget", Fixtures.BUDGET,
      "both", Fixtures.target("both", 64_000, List.of("low", "medium", "high")),
      "adaptive", Fixtures.ADAPTIVE,
      "short", Fixtures.target("short", 64_000, List.of("low", "medium", "high", "max")),
      "strict", Fixtures.STRICT,
      "always",
          Fixtures.target(
              "always",
              64_000,
              List.of("low", "high", "max"),
              Rule.ALWAYS_THINKS,
              Rule.NO_THINKING_BUDGET),
      "unknown", Fixtures.unknown("new"));

  /** Model, level, max_tokens, thinking, effort, warning. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "budget|NONE|16000|{\"type\":\"disabled\"}|-|-",
        "budget|MINIMAL|16000|{\"type\":\"enabled\",\"budget_tokens\":1024}|-|-",
        "budget|LOW|16000|{\"type\":\"enabled\",\"budget_tokens\":2048}|-|-",
        "budget|MEDIUM|16384|{\"type\":\"enabled\",\"budget_tokens\":8192}|-|-",
        "budget|HIGH|16000|{\"type\":\"enabled\",\"budget_tokens\":8000}|-|reasoning: a budget of"
            + " 8000 tokens, so that half of max_tokens is left to answer",
        "budget|LOW|1024|-|-|reasoning: left out, for max_tokens is not above the 1024 tokens that"
            + " thinking takes at least",
        "budget|MINIMAL|1025|{\"type\":\"enabled\",\"budget_tokens\":1024}|-|-",
        "both|HIGH|64000|{\"type\":\"enabled\",\"budget_tokens\":16384}|high|-",
        "adaptive|NONE|100|{\"type\":\"disabled\"}|-|-",
        "adaptive|LOW|100|{\"type\":\"adaptive\"}|low|-",
        "adaptive|MAX|100|{\"type\":\"adaptive\"}|max|-",
        "short|HIGH|100|{\"type\":\"adaptive\"}|high|-",
        "strict|NONE|100|{\"type\":\"between_tools\"}|-|reasoning: this model cannot stop thinking;"
            + " it thinks between tools only",
        "strict|MINIMAL|100|{\"type\":\"adaptive\"}|low|reasoning: minimal became low, the nearest"
            + " that this model has",
        "strict|HIGH|100|{\"type\":\"adaptive\"}|high|-",
        "always|NONE|100|-|low|reasoning: this model cannot stop thinking; it thinks with effort"
            + " low",
        "always|MEDIUM|100|{\"type\":\"adaptive\"}|low|reasoning: medium became low, the nearest"
            + " that this model has",
        "unknown|NONE|100|{\"type\":\"disabled\"}|-|-",
        "unknown|MEDIUM|100|{\"type\":\"adaptive\"}|medium|-"
      })
  void everyGenerationIsToldInItsOwnWay(
      String model,
      Reasoning level,
      int maxTokens,
      String thinking,
      String effort,
      String warning) {
    var request = LlmRequest.of("any", "Hi").toBuilder()
        .maxTokens(maxTokens)
        .reasoning(level)
        .build();
    var body = Node.of(Json.parse(body(request, TARGETS.get(model))));
    var written = body.at("thinking").value();
    assertEquals(thinking == null ? "" : thinking, written.map(Json::text).orElse(""));
    assertEquals(
        effort == null ? "" : effort, body.at("output_config").at("effort").textOrEmpty());
    assertEquals(
        warning == null ? List.of() : List.of(warning), warnings(request, TARGETS.get(model)));
  }

  @Test
  void whoIsForcedToCallAToolDoesNotThinkOnABudget() {
    var request = LlmRequest.of("any", "Hi").toBuilder()
        .tools(Tool.ofJson("clock", "Tells the time", "{\"type\":\"object\"}"))
        .toolChoice(ToolChoice.ANY)
        .reasoning(Reasoning.LOW)
        .temperature(0.5)
        .build();
    var body = Node.of(Json.parse(body(request, Fixtures.BUDGET)));
    assertEquals("any", body.at("tool_choice").at("type").textOrEmpty());
    assertEquals(false, body.at("thinking").isPresent());
    assertEquals(true, body.at("temperature").isPresent());
    assertEquals(
        List.of("reasoning: left out, for this model does not think when it is forced to call a"
            + " tool"),
        warnings(request, Fixtures.BUDGET));
  }

  @Test
  void effortAndSchemaStandTogether() {
    var request = LlmRequest.of("any", "Hi").toBuilder()
        .reasoning(Reasoning.HIGH)
        .outputSchema("{}")
        .build();
    assertEquals(
        "{\"effort\":\"high\",\"format\":{\"type\":\"json_schema\",\"schema\":{}}}",
        Json.text(Node.of(Json.parse(body(request, Fixtures.STRICT)))
            .at("output_config")
            .value()
            .orElseThrow()));
  }

  @Test
  void samplingIsLeftOutWhileAnEarlierModelThinks() {
    var request = LlmRequest.of("any", "Hi").toBuilder()
        .reasoning(Reasoning.LOW)
        .temperature(0.5)
        .build();
    assertEquals(
        List.of("temperature: left out, for this model refuses it while it thinks"),
        warnings(request, Fixtures.BUDGET));
  }
}

package io.github.hotllm.internal.dialect.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Reasoning;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortTest {
  private static final String UNSAID =
      "[reasoning: left out, for m1 cannot be told how much to think]";

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      none low medium high | NONE    | none   | []
      none low medium high | HIGH    | high   | []
      none low medium high | MINIMAL | low    | [reasoning: minimal became low, the nearest that m1 has]
      low high max         | MEDIUM  | low    | [reasoning: medium became low, the nearest that m1 has]
      low medium           | MAX     | medium | [reasoning: max became medium, the nearest that m1 has]
      low xhigh            | MAX     | xhigh  | [reasoning: max became xhigh, the nearest that m1 has]
      low high             | NONE    | low    | [reasoning: none became low, the nearest that m1 has]
      none high            | LOW     | high   | [reasoning: low became high, the nearest that m1 has]
      none                 | LOW     | none   | [reasoning: low became none, the nearest that m1 has]
      """)
  void theNearestWordIsTaken(String efforts, Reasoning wanted, String word, String warnings) {
    var target = Targets.of(Quirks.DEFAULT, List.of(efforts.split(" ")));
    assertEquals("{\"reasoning_effort\":\"" + word + "\"} " + warnings, written(wanted, target));
  }

  @Test
  void aModelThatCannotBeToldIsNotTold() {
    var target = Targets.of(Quirks.DEFAULT, List.of());
    assertEquals("{} " + UNSAID, written(Reasoning.HIGH, target));
    assertEquals("{} []", written(Reasoning.NONE, target));
    var thinker = Targets.of(Quirks.DEFAULT, List.of(), Rule.ALWAYS_THINKS);
    assertEquals("{} " + UNSAID, written(Reasoning.NONE, thinker));
  }

  @Test
  void anUnknownModelGetsTheWordAsItIs() {
    assertEquals("{\"reasoning_effort\":\"max\"} []", written(Reasoning.MAX, Targets.plain()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      REASONING_OBJECT  | HIGH | {"reasoning":{"effort":"high"}} []
      REASONING_OBJECT  | NONE | {"reasoning":{"effort":"none"}} []
      THINKING_TYPE     | NONE | {"thinking":{"type":"disabled"}} []
      THINKING_TYPE     | HIGH | {"thinking":{"type":"enabled"}} [reasoning: high became on, for m1 knows only on and off]
      ENABLE_THINKING   | NONE | {"enable_thinking":false} []
      ENABLE_THINKING   | LOW  | {"enable_thinking":true} [reasoning: low became on, for m1 knows only on and off]
      TEMPLATE_ARGUMENT | NONE | {"chat_template_kwargs":{"enable_thinking":false}} []
      NONE              | LOW  | {} [reasoning: left out, for m1 cannot be told how much to think]
      """)
  void eachFormSaysItItsWay(Quirks.Effort form, Reasoning wanted, String written) {
    assertEquals(written, written(wanted, Targets.of(Targets.effort(form))));
  }

  @Test
  void aSwitchWithWordsSaysBoth() {
    var target = Targets.of(Targets.effort(Quirks.Effort.THINKING_TYPE), List.of("low", "max"));
    assertEquals(
        "{\"thinking\":{\"type\":\"enabled\"},\"reasoning_effort\":\"max\"} []",
        written(Reasoning.MAX, target));
  }

  @Test
  void whoAlwaysThinksIsNotSwitchedOff() {
    var target =
        Targets.of(Targets.effort(Quirks.Effort.ENABLE_THINKING), List.of(), Rule.ALWAYS_THINKS);
    assertEquals("{} " + UNSAID, written(Reasoning.NONE, target));
  }

  @Test
  void someModelsDoNotThinkBesideTools() {
    var target =
        Targets.of(Quirks.DEFAULT, List.of("none", "high"), Rule.NO_THINKING_WITH_TOOLS_IN_CHAT);
    var tools = LlmRequest.builder("m1").prompt("Hi").tools(Tool.ofJson("f", "", "{}"));
    var warning = " [reasoning: set to none, for m1 does not think beside tools in Chat]";
    var none = "{\"reasoning_effort\":\"none\"}";
    assertEquals(none + warning, written(tools.build(), target));
    assertEquals(none + warning, written(tools.reasoning(Reasoning.HIGH).build(), target));
    assertEquals(none + " []", written(tools.reasoning(Reasoning.NONE).build(), target));
    assertEquals("{\"reasoning_effort\":\"high\"} []", written(Reasoning.HIGH, target));
  }

  private static String written(Reasoning wanted, Target target) {
    return written(LlmRequest.builder("m1").prompt("Hi").reasoning(wanted).build(), target);
  }

  private static String written(LlmRequest request, Target target) {
    var warnings = new Warnings("Chat");
    var body = new LinkedHashMap<String, Object>();
    new Effort(request, target, warnings).writeTo(body);
    return Json.text(body) + " " + warnings.list();
  }
}

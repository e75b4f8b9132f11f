package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes which tool has to be called, and whether several may be: one object, so that who settles
 * the number alone says {@code auto}, which is so anyway. Belongs to one encoding.
 */
final class ToolChoiceWriter {
  /** Whether at most one tool may be called. */
  static final String ONE_AT_A_TIME = "disable_parallel_tool_use";

  private final LlmRequest request;
  private final ModelRow model;
  private final Warnings warnings;

  ToolChoiceWriter(LlmRequest request, ModelRow model, Warnings warnings) {
    this.request = request;
    this.model = model;
    this.warnings = warnings;
  }

  /** For a request that has tools. */
  void write(Map<String, Object> body) {
    if (request.toolChoice().isPresent() || request.toolsPerTurn().isPresent()) {
      var choice = choice(request.toolChoice().orElse(ToolChoice.AUTO));
      request.toolsPerTurn().ifPresent(number -> write(number, choice));
      body.put("tool_choice", choice);
    }
  }

  private void write(ToolsPerTurn number, Map<String, Object> choice) {
    if ("none".equals(choice.get("type"))) {
      warnings.add(ParallelCalls.FIELD, "left out, for no tool may be called");
    } else {
      choice.put(ONE_AT_A_TIME, number == ToolsPerTurn.ONE);
    }
  }

  private Map<String, Object> choice(ToolChoice choice) {
    var fields = new LinkedHashMap<String, Object>();
    boolean forced = choice == ToolChoice.ANY || choice instanceof ToolChoice.Named;
    if (forced && model.has(Rule.NO_FORCED_TOOL)) {
      warnings.add("tool_choice", "became auto, for this model cannot be forced to call a tool");
      fields.put("type", "auto");
    } else if (choice instanceof ToolChoice.Named named) {
      fields.put("type", "tool");
      fields.put("name", named.name());
    } else {
      fields.put("type", ((ToolChoice.Mode) choice).name().toLowerCase(Locale.ROOT));
    }
    return fields;
  }
}

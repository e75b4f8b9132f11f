package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the tools and the choice among them. Belongs to one encoding. */
final class ToolsWriter {
  private final LlmRequest request;
  private final ModelRow model;
  private final Warnings warnings;

  ToolsWriter(LlmRequest request, ModelRow model, Warnings warnings) {
    this.request = request;
    this.model = model;
    this.warnings = warnings;
  }

  void write(Map<String, Object> body) {
    if (!request.tools().isEmpty()) {
      var declarations = request.tools().stream().map(this::declaration).toList();
      body.put("tools", List.of(Map.of("functionDeclarations", declarations)));
      request
          .toolChoice()
          .map(this::calling)
          .ifPresent(calling -> body.put("toolConfig", Map.of("functionCallingConfig", calling)));
      warnOfNumber();
    } else {
      warnings.ofNoTools(request);
    }
  }

  /** Several is what Gemini does anyway. */
  private void warnOfNumber() {
    request
        .toolsPerTurn()
        .filter(ToolsPerTurn.ONE::equals)
        .ifPresent(one -> warnings.add(
            ParallelCalls.FIELD, "left out, for Gemini may always call several tools at once"));
  }

  private Map<String, Object> declaration(Tool tool) {
    warnings.ofCache(tool.marks());
    var declaration = new LinkedHashMap<String, Object>();
    declaration.put("name", tool.name());
    if (!tool.description().isEmpty()) {
      declaration.put("description", tool.description());
    }
    if (!tool.inputSchema().isEmpty()) {
      declaration.put("parametersJsonSchema", tool.inputSchema());
    }
    return declaration;
  }

  private Map<String, Object> calling(ToolChoice choice) {
    var calling = new LinkedHashMap<String, Object>();
    boolean forced = choice == ToolChoice.ANY || choice instanceof ToolChoice.Named;
    if (forced && model.has(Rule.NO_FORCED_TOOL)) {
      warnings.add("tool_choice", "became auto, for " + model.id() + " cannot be forced");
      calling.put("mode", "AUTO");
    } else if (choice instanceof ToolChoice.Named named) {
      calling.put("mode", "ANY");
      calling.put("allowedFunctionNames", List.of(named.name()));
    } else {
      calling.put("mode", ((ToolChoice.Mode) choice).name());
    }
    return calling;
  }
}

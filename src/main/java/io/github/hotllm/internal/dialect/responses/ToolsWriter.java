package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the tools of a request, and which of them has to be called. For one encoding. */
final class ToolsWriter {
  private final Target target;
  private final Warnings warnings;

  ToolsWriter(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  void write(LlmRequest request, Map<String, Object> body) {
    if (!request.tools().isEmpty()) {
      body.put("tools", request.tools().stream().map(this::tool).toList());
      request.toolChoice().ifPresent(choice -> body.put("tool_choice", choice(choice)));
      ParallelCalls.put(body, request);
    } else {
      warnings.ofNoTools(request);
    }
  }

  /** Strict is said where it is not wanted, for here it is the default. */
  private Map<String, Object> tool(Tool tool) {
    warnings.ofCache(tool.marks());
    var function = new LinkedHashMap<String, Object>();
    function.put("type", "function");
    function.put("name", tool.name());
    if (!tool.description().isEmpty()) {
      function.put("description", tool.description());
    }
    function.put(
        "parameters",
        tool.inputSchema().isEmpty()
            ? Pairs.of("type", "object", "properties", Map.of())
            : tool.inputSchema());
    function.put("strict", false);
    return function;
  }

  private Object choice(ToolChoice choice) {
    boolean forced = choice == ToolChoice.ANY || choice instanceof ToolChoice.Named;
    boolean refused = target.provider().quirks().anyTool() == Quirks.AnyTool.NONE
        || target.model().has(Rule.NO_FORCED_TOOL);
    if (forced && refused) {
      warnings.add("tool_choice", "became auto, for " + target.model().id() + " cannot be forced");
      return "auto";
    } else if (choice instanceof ToolChoice.Named named) {
      return Pairs.of("type", "function", "name", named.name());
    } else if (choice == ToolChoice.ANY) {
      return "required";
    }
    return choice == ToolChoice.NONE ? "none" : "auto";
  }
}

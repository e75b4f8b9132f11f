package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of a request that are about tools, written and read. */
final class ToolJson {
  private ToolJson() {}

  static void put(Map<String, Object> json, LlmRequest request) {
    if (!request.tools().isEmpty()) {
      var tools = new ArrayList<Object>();
      for (var tool : request.tools()) {
        tools.add(write(tool));
      }
      json.put("tools", tools);
    }
    if (request.toolChoice().isPresent()) {
      json.put("tool_choice", write(request.toolChoice().get()));
    }
    ParallelCalls.put(json, request);
  }

  private static Map<String, Object> write(Tool tool) {
    var json = new LinkedHashMap<String, Object>();
    json.put("name", tool.name());
    json.put("description", tool.description());
    json.put("input_schema", tool.inputSchema());
    MarksJson.put(json, tool.marks());
    return json;
  }

  private static Object write(ToolChoice choice) {
    if (choice instanceof ToolChoice.Named named) {
      return Map.of("name", named.name());
    }
    return Words.of((ToolChoice.Mode) choice);
  }

  static void read(Fields fields, LlmRequest.Builder request) {
    var tools = new ArrayList<Tool>();
    for (var tool : fields.objects("tools")) {
      tools.add(tool(tool));
    }
    request.tools(tools);
    if (fields.has("tool_choice")) {
      request.toolChoice(choice(fields));
    }
    ParallelCalls.read(fields, request);
  }

  private static Tool tool(Fields tool) {
    var schema = tool.object("input_schema").orElseThrow(() -> tool.missing("input_schema"));
    var description = tool.text("description").orElse("");
    var name = tool.requiredText("name");
    if (tool.has("state")) {
      throw tool.refused("state", "can only stand in what an assistant said");
    }
    var marks = MarksJson.read(tool);
    tool.refuseUnread();
    return new Tool(name, description, schema, marks);
  }

  private static ToolChoice choice(Fields fields) {
    var value = fields.value("tool_choice").orElseThrow();
    if (value instanceof String) {
      return Words.required(fields, "tool_choice", ToolChoice.Mode.values());
    } else if (!(value instanceof Map)) {
      throw fields.refused("tool_choice", "must be auto, any, none or {\"name\": …}");
    }
    var named = Fields.of(value, fields.path("tool_choice"));
    var choice = new ToolChoice.Named(named.requiredText("name"));
    named.refuseUnread();
    return choice;
  }
}

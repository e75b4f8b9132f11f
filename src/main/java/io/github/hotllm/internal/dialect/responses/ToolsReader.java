package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.internal.dialect.ParallelCalls;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.Map;

/** Reads the tools that a client offers, and which of them has to be called. For one request. */
final class ToolsReader {
  private final Unread unread;

  ToolsReader(Unread unread) {
    this.unread = unread;
  }

  void read(Fields fields, LlmRequest.Builder request) {
    var tools = new ArrayList<Tool>();
    for (var tool : fields.objects("tools")) {
      if (tool.requiredText("type").equals("function")) {
        tools.add(tool(tool));
      } else {
        unread.add(tool.path());
      }
    }
    request.tools(tools);
    readChoice(fields, request);
    ParallelCalls.read(fields, request);
  }

  private Tool tool(Fields tool) {
    var read = new Tool(
        tool.requiredText("name"),
        tool.text("description").orElse(""),
        tool.object("parameters").orElse(Map.of()));
    if (tool.flag("strict").orElse(false)) {
      unread.add(tool.path("strict"));
    }
    unread.rest(tool);
    return read;
  }

  private void readChoice(Fields fields, LlmRequest.Builder request) {
    var choice = fields.value("tool_choice");
    if (choice.isEmpty()) {
      return;
    } else if (choice.get() instanceof String word) {
      request.toolChoice(mode(fields, word));
      return;
    }
    var named = fields.fields("tool_choice").orElseThrow();
    if (named.requiredText("type").equals("function")) {
      request.toolChoice(new ToolChoice.Named(named.requiredText("name")));
    } else {
      unread.add(named.path());
    }
  }

  private ToolChoice mode(Fields fields, String word) {
    return switch (word) {
      case "auto" -> ToolChoice.AUTO;
      case "none" -> ToolChoice.NONE;
      case "required" -> ToolChoice.ANY;
      default -> {
        unread.refuse(fields.refused("tool_choice", "must be auto, none, required or a function"));
        yield ToolChoice.AUTO;
      }
    };
  }
}

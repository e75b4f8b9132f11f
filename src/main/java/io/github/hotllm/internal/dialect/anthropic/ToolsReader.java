package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Tool;
import io.github.hotllm.ToolChoice;
import io.github.hotllm.ToolsPerTurn;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tools and the choice among them. A tool that Anthropic itself runs, or defines, is unknown:
 * nobody else has it. Belongs to one request.
 */
final class ToolsReader {
  private final Unread unread;

  ToolsReader(Unread unread) {
    this.unread = unread;
  }

  List<Tool> tools(Fields top) {
    var tools = new ArrayList<Tool>();
    for (var fields : top.objects("tools")) {
      if (fields.text("type").filter(type -> !type.equals("custom")).isPresent()) {
        unread.add(fields.path());
        continue;
      }
      var schema = fields.object("input_schema").orElseThrow(() -> fields.missing("input_schema"));
      var description = fields.text("description").orElse("");
      var marks = BlockReader.marks(fields, unread);
      tools.add(new Tool(fields.requiredText("name"), description, schema, marks));
      unread.rest(fields);
    }
    return tools;
  }

  void readChoice(Fields top, LlmRequest.Builder request) {
    top.fields("tool_choice").ifPresent(choice -> {
      request.toolChoice(choiceOf(choice));
      choice
          .flag(ToolChoiceWriter.ONE_AT_A_TIME)
          .ifPresent(one -> request.toolsPerTurn(one ? ToolsPerTurn.ONE : ToolsPerTurn.SEVERAL));
      unread.rest(choice);
    });
  }

  private ToolChoice choiceOf(Fields fields) {
    return switch (fields.requiredText("type")) {
      case "auto" -> ToolChoice.AUTO;
      case "any" -> ToolChoice.ANY;
      case "none" -> ToolChoice.NONE;
      case "tool" -> new ToolChoice.Named(fields.requiredText("name"));
      default -> {
        unread.refuse(fields.refused("type", "must be auto, any, tool or none"));
        yield ToolChoice.AUTO;
      }
    };
  }
}

package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes instructions and conversation as Responses' items: messages, calls and their results, and
 * what the model thought, each in its place. For one encoding.
 */
final class InputWriter {
  private final Target target;
  private final Warnings warnings;
  private final List<Object> items = new ArrayList<>();

  InputWriter(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  /** Instructions of several texts are a message before the others, which keeps them apart. */
  void write(LlmRequest request, Map<String, Object> body) {
    if (request.system().size() == 1) {
      var text = request.system().get(0);
      warnings.ofMarks(text, "system[0]");
      body.put("instructions", text.text());
    } else {
      addMessage(instructor(), request.system(), "system");
    }
    for (int i = 0; i < request.messages().size(); i++) {
      add(request.messages().get(i), "messages[" + i + "]");
    }
    body.put("input", items);
  }

  private void add(Message message, String place) {
    switch (message.role()) {
      case USER -> addUser(message.parts(), place + ".content");
      case ASSISTANT ->
        new TurnWriter(target, warnings).write(message.parts(), place + ".content", items);
      case SYSTEM -> addMessage(instructor(), message.parts(), place + ".content");
    }
  }

  private String instructor() {
    boolean developer = target.provider().quirks().instructions() == Quirks.Instructions.DEVELOPER;
    return developer ? "developer" : "system";
  }

  private void addUser(List<Part> parts, String place) {
    var content = new ContentWriter(warnings);
    for (int i = 0; i < parts.size(); i++) {
      var at = place + "[" + i + "]";
      if (parts.get(i) instanceof Part.ToolResult result) {
        addMessage("user", content);
        content = new ContentWriter(warnings);
        addResult(result, at);
      } else {
        content.add(parts.get(i), at);
      }
    }
    addMessage("user", content);
  }

  private void addResult(Part.ToolResult result, String place) {
    warnings.ofMarks(result, place);
    var content = new ContentWriter(warnings);
    if (result.outcome() == Part.ToolResult.Outcome.ERROR) {
      warnings.add(place + ".is_error", "said as a text before the result");
      content.add(new Part.Text("The tool failed:"), place);
    }
    result.content().forEach(part -> content.add(part, place));
    var item = new LinkedHashMap<String, Object>();
    item.put("type", "function_call_output");
    item.put("call_id", result.toolCallId());
    item.put("output", content.textOrParts());
    items.add(item);
  }

  private void addMessage(String role, List<? extends Part> parts, String place) {
    var content = new ContentWriter(warnings);
    for (int i = 0; i < parts.size(); i++) {
      content.add(parts.get(i), place + "[" + i + "]");
    }
    addMessage(role, content);
  }

  private void addMessage(String role, ContentWriter content) {
    if (!content.parts().isEmpty()) {
      items.add(Items.message(role, content.parts()));
    }
  }
}

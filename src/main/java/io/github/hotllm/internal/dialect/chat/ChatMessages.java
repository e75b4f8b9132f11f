package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Writes a conversation as Chat's messages, where the result of a tool is a message of its own.
 *
 * <p>For one encoding.
 */
final class ChatMessages {
  private final Target target;
  private final Warnings warnings;
  private final ToolIds toolIds;
  private final List<Object> messages = new ArrayList<>();

  ChatMessages(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
    this.toolIds = new ToolIds(target.provider().quirks().toolIds());
  }

  /**
   * The messages, with one more instruction behind the request's own.
   *
   * @param instruction empty for none
   */
  List<Object> write(LlmRequest request, String instruction) {
    var system = new ArrayList<Part>(request.system());
    if (!instruction.isEmpty()) {
      system.add(new Part.Text(instruction));
    }
    addInstructions(system, "system");
    for (int i = 0; i < request.messages().size(); i++) {
      var message = request.messages().get(i);
      add(message, "messages[" + i + "]");
    }
    return messages;
  }

  private void add(Message message, String place) {
    switch (message.role()) {
      case USER -> addUser(message.parts(), place);
      case ASSISTANT -> {
        var turn = new AssistantTurn(target, warnings, toolIds);
        turn.write(message.parts(), place).ifPresent(messages::add);
      }
      case SYSTEM -> addInstructions(message.parts(), place + ".content");
    }
  }

  private void addInstructions(List<Part> parts, String place) {
    boolean developer = target.provider().quirks().instructions() == Quirks.Instructions.DEVELOPER;
    addMessage(developer ? "developer" : "system", content(parts, place));
  }

  private void addUser(List<Part> parts, String place) {
    var content = new ContentWriter(warnings);
    boolean behind = false;
    for (int i = 0; i < parts.size(); i++) {
      var at = place + ".content[" + i + "]";
      if (parts.get(i) instanceof Part.ToolResult result) {
        addResult(result, at, content);
        if (behind) {
          warnings.add(at, "put before the rest of its turn, as Chat wants it");
        }
      } else {
        content.add(parts.get(i), at);
        behind = true;
      }
    }
    addMessage("user", content);
  }

  /** Chat's tool messages hold text alone, so images go into the user message behind them. */
  private void addResult(Part.ToolResult result, String place, ContentWriter behind) {
    var content = new ContentWriter(warnings);
    if (result.outcome() == Part.ToolResult.Outcome.ERROR) {
      warnings.add(place + ".is_error", "said as a text before the result");
      content.add(new Part.Text("The tool failed:"), place);
    }
    for (var part : result.content()) {
      if (part instanceof Part.Image) {
        warnings.add(place, "its image was put into the user message behind it");
        behind.add(part, place);
      } else {
        content.add(part, place);
      }
    }
    warnings.ofMarks(result, place);
    var message = new LinkedHashMap<String, Object>();
    message.put("role", "tool");
    message.put("tool_call_id", toolIds.of(result.toolCallId()));
    message.put("content", content.isEmpty() ? "" : content.value());
    messages.add(message);
  }

  private ContentWriter content(List<Part> parts, String place) {
    var content = new ContentWriter(warnings);
    for (int i = 0; i < parts.size(); i++) {
      content.add(parts.get(i), place + "[" + i + "]");
    }
    return content;
  }

  private void addMessage(String role, ContentWriter content) {
    if (!content.isEmpty()) {
      messages.add(Pairs.of("role", role, "content", content.value()));
    }
  }
}

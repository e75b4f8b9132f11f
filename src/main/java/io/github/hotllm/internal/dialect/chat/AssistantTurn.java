package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Part;
import io.github.hotllm.internal.catalog.Quirks.ThinkingBack;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one turn of the model's. Chat knows no order between its thinking, its text and its tool
 * calls. For one turn.
 */
final class AssistantTurn {
  private final Target target;
  private final Warnings warnings;
  private final ToolIds toolIds;
  private final ThinkingBack back;

  private final ContentWriter content;
  private final List<Object> calls = new ArrayList<>();
  private final StringBuilder thinking = new StringBuilder();
  private final ReasoningDetails details = new ReasoningDetails();

  AssistantTurn(Target target, Warnings warnings, ToolIds toolIds) {
    this.target = target;
    this.warnings = warnings;
    this.toolIds = toolIds;
    this.back = target.provider().quirks().thinkingBack();
    this.content = new ContentWriter(warnings);
  }

  /** The message; none if nothing of the turn can be said. */
  Optional<Map<String, Object>> write(List<Part> parts, String place) {
    for (int i = 0; i < parts.size(); i++) {
      add(parts.get(i), place + ".content[" + i + "]");
    }
    if (content.isEmpty() && calls.isEmpty() && details.all().isEmpty()) {
      return Optional.empty();
    }
    var message = new LinkedHashMap<String, Object>();
    message.put("role", "assistant");
    if (back == ThinkingBack.REASONING_CONTENT && (thinking.length() > 0 || !calls.isEmpty())) {
      message.put("reasoning_content", thinking.toString());
    }
    putUnlessEmpty(message, "reasoning_details", details.all());
    if (!content.isEmpty()) {
      message.put("content", content.value());
    }
    putUnlessEmpty(message, "tool_calls", calls);
    return Optional.of(message);
  }

  private static void putUnlessEmpty(Map<String, Object> message, String name, List<?> values) {
    if (!values.isEmpty()) {
      message.put(name, values);
    }
  }

  private void add(Part part, String place) {
    if (part instanceof Part.Thinking || part instanceof Part.Opaque) {
      addThinking(part, place);
    } else if (part instanceof Part.ToolCall call) {
      warnings.ofMarks(call, place);
      calls.add(MessageWriter.call(call, toolIds.of(call.id())));
    } else if (!(part instanceof Part.Text)) {
      warnings.add(place, "left out, for Chat has no place for it in this role");
    } else {
      if (!calls.isEmpty()) {
        warnings.add(place, "put before the tool calls, as Chat wants it");
      }
      content.add(part, place);
    }
  }

  /** Thinking goes to its maker alone, and there only if it is wanted. */
  private void addThinking(Part part, String place) {
    var payload = State.payload(part.marks(), target);
    if (payload.isEmpty()) {
      warnings.add("thinking", "left out where " + target.maker() + " is not its maker");
    } else if (back == ThinkingBack.REASONING_CONTENT) {
      thinking.append(part instanceof Part.Thinking thought ? thought.text() : "");
    } else if (back == ThinkingBack.REASONING_DETAILS) {
      details.add(details(payload.get(), place));
    } else {
      warnings.add(
          "thinking", "left out, for " + target.provider().title() + " does not take it back");
    }
  }

  private static Node details(String payload, String place) {
    try {
      return Node.of(Json.parse(payload));
    } catch (JsonException e) {
      throw Fields.refusedAt(place + ".state", "is not the text that came with the answer");
    }
  }
}

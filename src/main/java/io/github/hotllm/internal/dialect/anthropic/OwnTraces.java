package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.Marks;
import io.github.hotllm.internal.dialect.ClientState;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes out of a literal conversation what hotllm wrote into it in earlier answers: states in the
 * fields of signatures, and ids of tool calls that only other providers take. Everything else stays
 * as it is. Belongs to one encoding.
 */
final class OwnTraces {
  private final Target target;
  private final Warnings warnings;

  OwnTraces(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  /** The conversation without them; empty if there are none. */
  Optional<List<Object>> removedFrom(Node messages) {
    var cleaned = new ArrayList<Object>();
    boolean changed = false;
    for (var message : messages.items()) {
      var content = new ArrayList<Object>();
      message.at("content").items().forEach(block -> clean(block).ifPresent(content::add));
      boolean here = message.at("content").isList()
          && !message.at("content").value().equals(Optional.of(content));
      changed |= here;
      var fields = new LinkedHashMap<>(message.fields());
      if (here) {
        fields.put("content", content);
      }
      // A turn of which nothing is left is no turn.
      if (!here || !content.isEmpty()) {
        cleaned.add(fields);
      }
    }
    return changed ? Optional.of(cleaned) : Optional.empty();
  }

  private Optional<Object> clean(Node block) {
    return switch (block.at("type").textOrEmpty()) {
      case "thinking" -> signed(block, "signature");
      case "redacted_thinking" -> signed(block, "data");
      case "tool_use" -> withId(block, "id");
      case "tool_result" -> withId(block, "tool_use_id");
      default -> block.value();
    };
  }

  private Optional<Object> signed(Node block, String field) {
    var state = block.at(field).textOrEmpty();
    if (!ClientState.isOurs(state)) {
      return block.value();
    }
    var own = State.payload(Marks.ofState(state), target);
    if (own.isEmpty()) {
      warnings.add("messages", "thinking or state of another model left out");
      return Optional.empty();
    }
    return field.equals("data")
        ? Optional.of(Json.object(own.get()))
        : Optional.of(with(block, field, own.get()));
  }

  private static Optional<Object> withId(Node block, String field) {
    var id = block.at(field).textOrEmpty();
    return ToolIds.isFit(id) ? block.value() : Optional.of(with(block, field, ToolIds.fit(id)));
  }

  private static Map<String, Object> with(Node block, String field, String value) {
    var fields = new LinkedHashMap<>(block.fields());
    fields.put(field, value);
    return fields;
  }
}

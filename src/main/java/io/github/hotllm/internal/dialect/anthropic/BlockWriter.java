package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes parts as blocks: one each, or none where the target cannot say it. For one encoding. */
final class BlockWriter {
  private static final String WRONG_SPEAKER = "does not belong in a turn of this role";

  private final Target target;
  private final CacheMarks cache;
  private final Warnings warnings;

  BlockWriter(Target target, CacheMarks cache, Warnings warnings) {
    this.target = target;
    this.cache = cache;
    this.warnings = warnings;
  }

  void warn(String place, String what) {
    warnings.add(place, what);
  }

  List<Map<String, Object>> instruction(Part.Text text, String place) {
    return text(text, place);
  }

  List<Map<String, Object>> block(Message message, int index, String place) {
    var part = message.parts().get(index);
    if (part instanceof Part.Text text) {
      return text(text, place);
    } else if (part instanceof Part.Opaque) {
      return opaque(part, place);
    }
    return message.role() == Role.ASSISTANT ? ofModel(part, place) : ofUser(part, place);
  }

  private List<Map<String, Object>> ofUser(Part part, String place) {
    if (part instanceof Part.Image image) {
      return marked(part, Attachments.image(image));
    } else if (part instanceof Part.Document document) {
      return marked(part, Attachments.document(document, place));
    } else if (part instanceof Part.ToolResult result) {
      return marked(part, result(result, place));
    }
    throw Fields.refusedAt(place, WRONG_SPEAKER);
  }

  private List<Map<String, Object>> ofModel(Part part, String place) {
    if (part instanceof Part.Thinking thinking) {
      return thinking(thinking, place);
    } else if (part instanceof Part.ToolCall call) {
      return marked(part, restored(part, call(call, place), place));
    } else if (part instanceof Part.Image || part instanceof Part.Document) {
      warn(place, "left out, for in Messages a model's turn holds no image or document");
      return List.of();
    }
    throw Fields.refusedAt(place, WRONG_SPEAKER);
  }

  private List<Map<String, Object>> text(Part.Text text, String place) {
    if (text.text().isEmpty()) {
      return List.of(); // Messages refuses an empty block, and there is nothing to lose.
    }
    var block = block("text");
    block.put("text", text.text());
    return marked(text, restored(text, block, place));
  }

  private List<Map<String, Object>> thinking(Part.Thinking thinking, String place) {
    var signature = State.payload(thinking.marks(), target);
    if (signature.isEmpty()) {
      warn(
          place,
          thinking.marks().state().isEmpty()
              ? "thinking left out, for it has no signature"
              : "thinking left out, for another model signed it");
      return List.of();
    }
    var block = block("thinking");
    block.put("thinking", thinking.text());
    block.put("signature", signature.get());
    return List.of(block);
  }

  private List<Map<String, Object>> opaque(Part part, String place) {
    var literal = State.object(part.marks(), target, place);
    if (literal.isEmpty()) {
      warn(place, "left out, for only its maker can read it");
    }
    return literal.stream().toList();
  }

  private Map<String, Object> call(Part.ToolCall call, String place) {
    var block = block("tool_use");
    block.put("id", id(call.id(), place));
    block.put("name", call.name());
    block.put("input", call.arguments());
    return block;
  }

  private Map<String, Object> result(Part.ToolResult result, String place) {
    var block = block("tool_result");
    block.put("tool_use_id", id(result.toolCallId(), place));
    var content = new ArrayList<Map<String, Object>>();
    for (var part : result.content()) {
      if (part instanceof Part.Image image) {
        content.add(Attachments.image(image));
      } else if (part instanceof Part.Text text) {
        content.addAll(text(text, place));
      }
    }
    if (!content.isEmpty()) {
      block.put("content", content);
    }
    if (result.outcome() == Part.ToolResult.Outcome.ERROR) {
      block.put("is_error", true);
    }
    return block;
  }

  private String id(String id, String place) {
    if (!ToolIds.isFit(id)) {
      warn(place, "characters of the tool call's id that Messages refuses became _");
    }
    return ToolIds.fit(id);
  }

  /** Adds what the maker wants back with a part that others can read too. */
  private Map<String, Object> restored(Part part, Map<String, Object> block, String place) {
    warnings.ofForeignState(part, target, place);
    State.object(part.marks(), target, place).ifPresent(more -> more.forEach(block::putIfAbsent));
    return block;
  }

  private List<Map<String, Object>> marked(Part part, Map<String, Object> block) {
    cache.write(part.marks(), block);
    return List.of(block);
  }

  private static Map<String, Object> block(String type) {
    var block = new LinkedHashMap<String, Object>();
    block.put("type", type);
    return block;
  }
}

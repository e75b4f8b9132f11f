package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parts of messages, written and read. */
final class PartJson {
  private PartJson() {}

  /** The content of a message: a text where that says it all, else a list of parts. */
  static Object content(List<? extends Part> parts) {
    return isPlainText(parts) ? ((Part.Text) parts.get(0)).text() : list(parts);
  }

  /** Whether there is exactly one part, and it is a text without marks. */
  static boolean isPlainText(List<? extends Part> parts) {
    return parts.size() == 1
        && parts.get(0) instanceof Part.Text text
        && text.marks().equals(Marks.NONE);
  }

  static List<Object> list(List<? extends Part> parts) {
    var list = new ArrayList<Object>(parts.size());
    for (var part : parts) {
      list.add(write(part));
    }
    return list;
  }

  static Map<String, Object> write(Part part) {
    var json = new LinkedHashMap<String, Object>();
    if (part instanceof Part.Text text) {
      json.put("type", "text");
      json.put("text", text.text());
    } else if (part instanceof Part.Thinking thinking) {
      json.put("type", "thinking");
      json.put("text", thinking.text());
    } else if (part instanceof Part.ToolCall call) {
      json.put("type", "tool_call");
      putCall(json, call);
    } else if (part instanceof Part.ToolResult result) {
      putResult(json, result);
    } else if (part instanceof Part.Image image) {
      json.put("type", "image");
      SourceJson.put(json, image.source());
    } else if (part instanceof Part.Document document) {
      json.put("type", "document");
      SourceJson.put(json, document.source());
      Present.put(json, "name", document.name());
    } else {
      json.put("type", "opaque");
    }
    MarksJson.put(json, part.marks());
    return json;
  }

  /** The three fields of a tool call, as they also stand outside of parts. */
  static void putCall(Map<String, Object> json, Part.ToolCall call) {
    json.put("id", call.id());
    json.put("name", call.name());
    json.put("arguments", call.arguments());
  }

  private static void putResult(Map<String, Object> json, Part.ToolResult result) {
    json.put("type", "tool_result");
    json.put("tool_call_id", result.toolCallId());
    json.put("content", content(result.content()));
    if (result.outcome() == Part.ToolResult.Outcome.ERROR) {
      json.put("is_error", true);
    }
  }

  /** Whether a type of parts has a meaning for us. */
  static boolean isKnown(String type) {
    return switch (type) {
      case "text", "thinking", "image", "document", "tool_call", "tool_result", "opaque" -> true;
      default -> false;
    };
  }

  /** One part. Fields that it does not know are left unread. */
  static Part read(Fields part) {
    return switch (part.requiredText("type")) {
      case "text" -> new Part.Text(part.requiredText("text"), MarksJson.read(part));
      case "thinking" -> new Part.Thinking(part.requiredText("text"), MarksJson.read(part));
      case "image" -> new Part.Image(SourceJson.read(part), MarksJson.read(part));
      case "document" ->
        new Part.Document(SourceJson.read(part), part.text("name"), MarksJson.read(part));
      case "tool_call" -> call(part);
      case "tool_result" -> result(part);
      case "opaque" -> opaque(part);
      default ->
        throw part.refused(
            "type",
            "must be one of text, thinking, image, document, tool_call, tool_result, opaque");
    };
  }

  /** A tool call, as it stands in parts and also outside of them. */
  static Part.ToolCall call(Fields call) {
    var arguments = call.object("arguments");
    if (arguments.isEmpty()) {
      throw call.missing("arguments");
    }
    return new Part.ToolCall(
        call.requiredText("id"), call.requiredText("name"), arguments.get(), MarksJson.read(call));
  }

  private static Part opaque(Fields part) {
    part.requiredText("state");
    return new Part.Opaque(MarksJson.read(part));
  }

  private static Part result(Fields part) {
    boolean failed = part.flag("is_error").orElse(false);
    return new Part.ToolResult(
        part.requiredText("tool_call_id"),
        ContentReader.TOOL_RESULT.read(part),
        failed ? Part.ToolResult.Outcome.ERROR : Part.ToolResult.Outcome.OK,
        MarksJson.read(part));
  }

  static Map<String, Object> message(Message message) {
    var json = new LinkedHashMap<String, Object>();
    json.put("role", Words.of(message.role()));
    json.put("content", content(message.parts()));
    return json;
  }
}

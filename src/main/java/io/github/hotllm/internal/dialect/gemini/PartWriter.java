package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes parts: mostly one each, none where the target cannot say it. For one encoding. */
final class PartWriter {
  private final Target target;
  private final Warnings warnings;
  private final Map<String, String> toolNames = new HashMap<>();

  PartWriter(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  List<Map<String, Object>> part(Part part, Role role, String place) {
    if (part instanceof Part.Text text) {
      return text(text, place);
    } else if (part instanceof Part.Image image) {
      return List.of(signed(part, Media.image(image), place));
    } else if (part instanceof Part.Document document) {
      return List.of(signed(part, document(document, place), place));
    } else if (part instanceof Part.Opaque) {
      return opaque(part, place);
    } else if (role == Role.USER && part instanceof Part.ToolResult result) {
      return result(result, place);
    } else if (role == Role.ASSISTANT && part instanceof Part.Thinking thinking) {
      return thinking(thinking, place);
    } else if (role == Role.ASSISTANT && part instanceof Part.ToolCall call) {
      toolNames.put(call.id(), call.name());
      return List.of(signed(part, call(call), place));
    }
    throw Fields.refusedAt(place, "does not belong in a turn of this role");
  }

  /** Gemini refuses an empty text, unless it carries a signature. */
  List<Map<String, Object>> text(Part.Text text, String place) {
    var fields = signed(text, fields("text", text.text()), place);
    return text.text().isEmpty() && fields.size() == 1 ? List.of() : List.of(fields);
  }

  private List<Map<String, Object>> thinking(Part.Thinking thinking, String place) {
    if (State.payload(thinking.marks(), target).isEmpty()) {
      warnings.add(
          place, "thinking left out, for it is not signed by " + target.model().id());
      return List.of();
    }
    var fields = fields("text", thinking.text());
    fields.put("thought", true);
    return List.of(signed(thinking, fields, place));
  }

  private Map<String, Object> document(Part.Document document, String place) {
    if (document.name().isPresent()) {
      warnings.add(place + ".name", "left out, for Gemini takes no name of a file");
    }
    if (document.source() instanceof Part.Source.Url url
        && Media.type(url.url()).isEmpty()) {
      warnings.add(place, "sent as " + Media.PDF + ", for its URL does not tell its type");
    }
    return Media.document(document);
  }

  private List<Map<String, Object>> opaque(Part part, String place) {
    var literal = State.object(part.marks(), target, place);
    if (literal.isEmpty()) {
      warnings.add(place, "left out, for only its maker can read it");
    }
    return literal.stream().toList();
  }

  static Map<String, Object> call(Part.ToolCall call) {
    var function = fields("id", call.id());
    function.put("name", call.name());
    function.put("args", call.arguments());
    return fields("functionCall", function);
  }

  private List<Map<String, Object>> result(Part.ToolResult result, String place) {
    var name = toolNames.get(result.toolCallId());
    if (name == null) {
      throw Fields.refusedAt(
          place + ".tool_call_id", "answers no tool call of the turns before, which Gemini wants");
    }
    var texts = new ArrayList<String>();
    var parts = new ArrayList<Map<String, Object>>();
    for (var part : result.content()) {
      warnings.ofCache(part.marks());
      if (part instanceof Part.Image image) {
        warnings.add(place, "its image was put behind the result");
        parts.add(Media.image(image));
      } else if (part instanceof Part.Text text) {
        texts.add(text.text());
      }
    }
    boolean failed = result.outcome() == Part.ToolResult.Outcome.ERROR;
    var function = fields("id", result.toolCallId());
    function.put("name", name);
    function.put(
        "response", fields(failed ? "error" : "output", texts.size() == 1 ? texts.get(0) : texts));
    parts.add(0, signed(result, fields("functionResponse", function), place));
    return parts;
  }

  private Map<String, Object> signed(Part part, Map<String, Object> fields, String place) {
    warnings.ofCache(part.marks());
    warnings.ofForeignState(part, target, place);
    State.payload(part.marks(), target)
        .ifPresent(signature -> fields.put(Signatures.FIELD, signature));
    return fields;
  }

  private static Map<String, Object> fields(String name, Object value) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(name, value);
    return fields;
  }
}

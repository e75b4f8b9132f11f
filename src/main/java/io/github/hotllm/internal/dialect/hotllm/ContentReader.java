package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;

/** Reads the {@code content} of a message, strictly: which parts may stand there is part of it. */
enum ContentReader {
  USER("a user message") {
    @Override
    boolean admits(Part part) {
      return part instanceof Part.Text
          || part instanceof Part.Image
          || part instanceof Part.Document
          || part instanceof Part.ToolResult;
    }
  },
  ASSISTANT("an assistant message") {
    @Override
    boolean admits(Part part) {
      return part instanceof Part.Text
          || part instanceof Part.Image
          || part instanceof Part.Thinking
          || part instanceof Part.ToolCall
          || part instanceof Part.Opaque;
    }
  },
  SYSTEM("instructions") {
    @Override
    boolean admits(Part part) {
      return part instanceof Part.Text;
    }
  },
  TOOL_RESULT("a tool result") {
    @Override
    boolean admits(Part part) {
      return part instanceof Part.Text || part instanceof Part.Image;
    }
  };

  private final String where;

  ContentReader(String where) {
    this.where = where;
  }

  abstract boolean admits(Part part);

  static ContentReader of(Role role) {
    return switch (role) {
      case USER -> USER;
      case ASSISTANT -> ASSISTANT;
      case SYSTEM -> SYSTEM;
    };
  }

  /** The parts of the field {@code content}, which has to be there. */
  List<Part> read(Fields owner) {
    return read(owner, "content");
  }

  /** The parts of a field: a text, or a list of parts. */
  List<Part> read(Fields owner, String name) {
    var content = owner.value(name).orElseThrow(() -> owner.missing(name));
    if (content instanceof String text) {
      return List.of(new Part.Text(text));
    } else if (!(content instanceof List)) {
      throw owner.refused(name, "must be a text or a list of parts");
    }
    var parts = new ArrayList<Part>();
    for (var part : owner.objects(name)) {
      parts.add(part(part));
    }
    return parts;
  }

  private Part part(Fields fields) {
    var part = PartJson.read(fields);
    if (!admits(part)) {
      throw fields.refused("type", "names a part that cannot stand in " + where);
    }
    refuseState(fields, part.marks());
    fields.refuseUnread();
    return part;
  }

  private void refuseState(Fields fields, Marks marks) {
    if (this != ASSISTANT && marks.state().isPresent()) {
      throw fields.refused("state", "can only stand in what an assistant said");
    }
  }
}

package io.github.hotllm.internal.cli.turn;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A conversation as the one turn that a program takes: text, with pictures and documents between.
 * Belongs to one encoding.
 *
 * <p>A single prompt stays as it is. A history becomes a transcript, which is named in the
 * warnings, as is what no transcript can hold.
 */
public final class OneText {
  private static final String BEFORE = "This is the conversation so far.\n\n";
  private static final String BEHIND = "Answer the last turn of the user, and write nothing else.";

  private final String program;
  private final Warnings warnings;
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private OneText(String program, Warnings warnings) {
    this.program = program;
    this.warnings = warnings;
  }

  /** The texts and attachments of the one turn, in their order; no two texts in a row. */
  public static List<Part> of(LlmRequest request, String program, Warnings warnings) {
    var one = new OneText(program, warnings);
    var messages = request.messages();
    if (messages.size() == 1 && messages.get(0).role() == Role.USER) {
      one.add(messages.get(0));
    } else {
      one.transcript(messages);
    }
    one.endText();
    return one.parts;
  }

  /** The system prompt, if there is one. */
  public static Optional<String> system(LlmRequest request) {
    var text = request.system().stream().map(Part.Text::text).collect(Collectors.joining("\n\n"));
    return Optional.of(text).filter(said -> !said.isEmpty());
  }

  private void transcript(List<Message> messages) {
    warnings.add(
        "messages", "became one text that tells who said what, for " + program + " takes one turn");
    text.append(BEFORE);
    for (var message : messages) {
      text.append(speaker(message.role())).append(": ");
      add(message);
      text.append("\n\n");
    }
    text.append(BEHIND);
  }

  private static String speaker(Role role) {
    return switch (role) {
      case USER -> "User";
      case ASSISTANT -> "Assistant";
      case SYSTEM -> "Instructions";
    };
  }

  private void add(Message message) {
    message.parts().forEach(part -> add(part, message.role()));
  }

  private void add(Part part, Role role) {
    warnings.ofCache(part.marks());
    if (part instanceof Part.Text said) {
      text.append(said.text());
    } else if (part instanceof Part.ToolCall call) {
      text.append("[calls ")
          .append(call.name())
          .append(" with ")
          .append(call.json())
          .append("]");
    } else if (part instanceof Part.ToolResult result) {
      text.append("[the tool answered: ");
      result.content().forEach(inner -> add(inner, role));
      text.append("]");
    } else if (part instanceof Part.Image || part instanceof Part.Document) {
      endText();
      parts.add(part);
    } else {
      warnings.add(
          "messages", "thinking of earlier turns left out, for " + program + " takes one turn");
    }
  }

  private void endText() {
    if (text.length() > 0) {
      parts.add(new Part.Text(text.toString()));
      text.setLength(0);
    }
  }
}

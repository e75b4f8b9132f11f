package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.ArrayList;
import java.util.List;

/**
 * The turns of a request as our own format has them: what only the server of a client's format can
 * read stands in no turn of a user, and has no state there. For one encoding.
 */
final class Turns {
  private final Warnings warnings;

  Turns(Warnings warnings) {
    this.warnings = warnings;
  }

  /** The request with nothing in its turns that a hot server refuses. */
  LlmRequest fitted(LlmRequest request) {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < request.messages().size(); i++) {
      messages.add(fitted(request.messages().get(i), "messages[" + i + "]"));
    }
    return messages.equals(request.messages())
        ? request
        : request.toBuilder().messages(messages).build();
  }

  private Message fitted(Message message, String place) {
    var parts = new ArrayList<Part>();
    for (int i = 0; i < message.parts().size(); i++) {
      add(message.parts().get(i), message.role(), place + ".content[" + i + "]", parts);
    }
    return new Message(message.role(), List.copyOf(parts));
  }

  private void add(Part part, Role role, String place, List<Part> parts) {
    boolean isForeign = role != Role.ASSISTANT && part.marks().state().isPresent();
    if (!ContentReader.of(role).admits(part)) {
      warnings.add(place, "left out, for hotllm has no place for it in this role");
    } else if (isForeign) {
      warnings.add(place + ".state", "left out, for only its maker can read it");
      parts.add(part.withMarks(part.marks().cache().map(Marks::ofCache).orElse(Marks.NONE)));
    } else {
      parts.add(part);
    }
  }
}

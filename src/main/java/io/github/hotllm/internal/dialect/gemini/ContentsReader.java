package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.dialect.Unread;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads instructions and conversation. Turns of one speaker that follow one another are one, for
 * some clients keep each piece of an answer as a turn of its own. Belongs to one request.
 */
final class ContentsReader {
  private final Unread unread;
  private final PartReader parts;
  private final List<Turn> turns = new ArrayList<>();

  ContentsReader(Unread unread) {
    this.unread = unread;
    this.parts = new PartReader(unread);
  }

  private record Turn(Role role, List<Part> parts) {}

  void read(Fields top, LlmRequest.Builder request) {
    top.fields("systemInstruction")
        .ifPresent(instruction -> request.system(instructions(instruction)));
    for (var content : top.objects("contents")) {
      role(content).ifPresent(role -> {
        addTo(turn(role), content);
        unread.rest(content);
      });
    }
    if (turns.isEmpty()) {
      throw unread
          .refusal()
          .orElseGet(() -> top.refused("contents", "must hold at least one turn"));
    }
    request.messages(
        turns.stream().map(turn -> new Message(turn.role, turn.parts)).toList());
  }

  private Optional<Role> role(Fields content) {
    return switch (content.text("role").orElse("user")) {
      case "user", "function" -> Optional.of(Role.USER);
      case "model" -> Optional.of(Role.ASSISTANT);
      default -> {
        unread.refuse(content.refused("role", "must be user or model"));
        yield Optional.empty();
      }
    };
  }

  private Turn turn(Role role) {
    int last = turns.size() - 1;
    if (last >= 0 && turns.get(last).role == role) {
      return turns.get(last);
    }
    var turn = new Turn(role, new ArrayList<>());
    turns.add(turn);
    return turn;
  }

  private void addTo(Turn turn, Fields content) {
    var literals = content.list("parts").orElse(List.of());
    for (int i = 0; i < literals.size(); i++) {
      var place = content.path("parts") + "[" + i + "]";
      parts.read(literals.get(i), Fields.of(literals.get(i), place), turn.role, turn.parts);
    }
  }

  private List<Part.Text> instructions(Fields instruction) {
    var texts = new ArrayList<Part.Text>();
    instruction.text("role");
    for (var part : instruction.objects("parts")) {
      if (part.has("text")) {
        texts.add(new Part.Text(part.requiredText("text")));
        unread.rest(part);
      } else {
        unread.refuse(Fields.refusedAt(part.path(), "must be a text, for these are instructions"));
      }
    }
    unread.rest(instruction);
    return texts;
  }
}

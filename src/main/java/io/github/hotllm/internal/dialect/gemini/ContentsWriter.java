package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes instructions and conversation: turns of one speaker become one, of whom Gemini knows the
 * user and the model. Belongs to one encoding.
 */
final class ContentsWriter {
  private static final String USER = "user";
  private static final String MODEL = "model";

  private final LlmRequest request;
  private final Target target;
  private final Warnings warnings;
  private final PartWriter parts;
  private final List<Turn> turns = new ArrayList<>();

  ContentsWriter(LlmRequest request, Target target, Warnings warnings) {
    this.request = request;
    this.target = target;
    this.warnings = warnings;
    this.parts = new PartWriter(target, warnings);
  }

  private record Turn(String role, List<Map<String, Object>> parts) {
    Map<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("role", role);
      fields.put("parts", parts);
      return fields;
    }
  }

  void write(Map<String, Object> body) {
    var instructions = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < request.system().size(); i++) {
      instructions.addAll(parts.text(request.system().get(i), "system[" + i + "]"));
    }
    for (int i = 0; i < request.messages().size(); i++) {
      var message = request.messages().get(i);
      var place = "messages[" + i + "]";
      if (message.role() != Role.SYSTEM) {
        append(message.role() == Role.USER ? USER : MODEL, turn(message, place));
      } else if (turns.isEmpty()) {
        instructions.addAll(texts(message, place));
      } else {
        warnings.add(place, "instructions between turns were sent as words of the user");
        append(USER, texts(message, place));
      }
    }
    requireEnd();
    if (!instructions.isEmpty()) {
      body.put("systemInstruction", Map.of("parts", instructions));
    }
    body.put("contents", turns.stream().map(Turn::fields).toList());
  }

  private List<Map<String, Object>> turn(Message message, String place) {
    var turn = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < message.parts().size(); i++) {
      var part = message.parts().get(i);
      turn.addAll(parts.part(part, message.role(), place + ".content[" + i + "]"));
    }
    if (message.role() == Role.ASSISTANT && Generation.of(target.model()) == Generation.LEVELS) {
      markUnsigned(turn);
    }
    return turn;
  }

  /** Of the calls of a turn the first one is signed, or known to be none of this model's. */
  static void markUnsigned(List<Map<String, Object>> turn) {
    turn.stream()
        .filter(part -> part.containsKey("functionCall"))
        .findFirst()
        .ifPresent(call -> call.putIfAbsent(Signatures.FIELD, Signatures.UNSIGNED));
  }

  private List<Map<String, Object>> texts(Message message, String place) {
    var texts = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < message.parts().size(); i++) {
      var at = place + ".content[" + i + "]";
      if (!(message.parts().get(i) instanceof Part.Text text)) {
        throw Fields.refusedAt(at, "must be a text, for these are instructions");
      }
      texts.addAll(parts.text(text, at));
    }
    return texts;
  }

  private void append(String role, List<Map<String, Object>> content) {
    if (content.isEmpty()) {
      return;
    }
    int last = turns.size() - 1;
    if (last >= 0 && turns.get(last).role.equals(role)) {
      turns.get(last).parts.addAll(content);
    } else {
      turns.add(new Turn(role, content));
    }
  }

  private void requireEnd() {
    if (turns.isEmpty()) {
      throw Fields.refusedAt(
          "messages", "holds nothing that can be sent; add a turn of the user that is not empty");
    }
    boolean ofModel = turns.get(turns.size() - 1).role.equals(MODEL);
    if (ofModel && target.model().has(Rule.NO_PREFILL)) {
      throw Fields.refusedAt(
          "messages",
          "ends with the model's own turn, which " + target.model().id()
              + " does not continue; end with the user's");
    }
  }
}

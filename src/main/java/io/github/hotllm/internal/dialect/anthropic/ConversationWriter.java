package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.catalog.ModelRow.Rule;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes instructions and conversation: turns of one speaker become one, in which the results of
 * tools come first. Belongs to one encoding.
 */
final class ConversationWriter {
  /** What a model can be asked to write on from; after anything else it begins anew. */
  private static final Set<Object> PREFILL = Set.of("text", "thinking", "redacted_thinking");

  private final LlmRequest request;
  private final Target target;
  private final BlockWriter blocks;
  private final List<Turn> turns = new ArrayList<>();

  ConversationWriter(LlmRequest request, Target target, BlockWriter blocks) {
    this.request = request;
    this.target = target;
    this.blocks = blocks;
  }

  private record Turn(String role, List<Map<String, Object>> blocks) {
    Map<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("role", role);
      fields.put("content", blocks);
      return fields;
    }
  }

  void write(Map<String, Object> body) {
    var system = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < request.system().size(); i++) {
      system.addAll(blocks.instruction(request.system().get(i), "system[" + i + "]"));
    }
    for (int i = 0; i < request.messages().size(); i++) {
      var message = request.messages().get(i);
      var place = "messages[" + i + "]";
      if (message.role() == Role.SYSTEM && turns.isEmpty()) {
        system.addAll(instructions(message, place));
      } else {
        addTurn(message, place);
      }
    }
    if (!system.isEmpty()) {
      body.put("system", system);
    }
    requireEnd();
    turns.forEach(turn -> turn.blocks.sort(Comparator.comparing(ConversationWriter::isNoResult)));
    body.put("messages", turns.stream().map(Turn::fields).toList());
  }

  private void addTurn(Message message, String place) {
    var role = message.role() == Role.ASSISTANT ? "assistant" : "user";
    var content = new ArrayList<Map<String, Object>>();
    if (message.role() == Role.SYSTEM) {
      content.addAll(instructions(message, place));
      // The generation that takes no prefill is the one that takes instructions between turns.
      if (target.model().has(Rule.NO_PREFILL)) {
        role = "system";
      } else {
        blocks.warn(place, "instructions between turns were sent as words of the user");
      }
    } else {
      for (int i = 0; i < message.parts().size(); i++) {
        content.addAll(blocks.block(message, i, place + ".content[" + i + "]"));
      }
    }
    append(role, content);
  }

  private void append(String role, List<Map<String, Object>> content) {
    if (content.isEmpty()) {
      return;
    }
    var last = turns.isEmpty() ? null : turns.get(turns.size() - 1);
    if (last != null && last.role.equals(role)) {
      last.blocks.addAll(content);
    } else {
      turns.add(new Turn(role, content));
    }
  }

  private List<Map<String, Object>> instructions(Message message, String place) {
    var texts = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < message.parts().size(); i++) {
      var at = place + ".content[" + i + "]";
      if (!(message.parts().get(i) instanceof Part.Text text)) {
        throw Fields.refusedAt(at, "must be a text, for these are instructions");
      }
      texts.addAll(blocks.instruction(text, at));
    }
    return texts;
  }

  private void requireEnd() {
    if (turns.isEmpty()) {
      throw refused("nothing is left to send; add a turn of the user that is not empty");
    }
    var last = turns.get(turns.size() - 1);
    var block = last.blocks.get(last.blocks.size() - 1);
    boolean isPrefill = last.role.equals("assistant") && PREFILL.contains(block.get("type"));
    if (isPrefill && target.model().has(Rule.NO_PREFILL)) {
      throw refused("the conversation ends with the model's own turn, which "
          + target.model().id() + " does not write on; end with a turn of the user");
    }
  }

  private static LlmException refused(String why) {
    return LlmException.builder(ErrorType.INVALID_REQUEST, "messages: " + why)
        .field("messages")
        .build();
  }

  private static boolean isNoResult(Map<String, Object> block) {
    return !"tool_result".equals(block.get("type"));
  }
}

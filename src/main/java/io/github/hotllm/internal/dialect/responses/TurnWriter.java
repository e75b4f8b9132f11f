package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.List;
import java.util.Map;

/**
 * Writes one turn of the model's. Its maker gets back the very items that it made, everybody else
 * what can be said without them. For one encoding.
 */
final class TurnWriter {
  private final Target target;
  private final Warnings warnings;

  TurnWriter(Target target, Warnings warnings) {
    this.target = target;
    this.warnings = warnings;
  }

  void write(List<Part> parts, String place, List<Object> items) {
    for (int i = 0; i < parts.size(); i++) {
      write(parts.get(i), place + "[" + i + "]", items);
    }
  }

  private void write(Part part, String place, List<Object> items) {
    warnings.ofCache(part.marks());
    if (part instanceof Part.Text text) {
      var item = Items.message("assistant", List.of(Items.outputText(text.text())));
      item.putAll(stated(part, place));
      items.add(item);
    } else if (part instanceof Part.ToolCall call) {
      var item = Items.call(call);
      item.putAll(stated(part, place));
      items.add(item);
    } else if (part instanceof Part.Thinking || part instanceof Part.Opaque) {
      var item = State.object(part.marks(), target, place);
      item.ifPresent(items::add);
      if (item.isEmpty()) {
        warnings.add("thinking", "left out where " + target.maker() + " is not its maker");
      }
    } else {
      warnings.add(place, "left out, for Responses has no place for it in this role");
    }
  }

  /** The fields of a part's item that its maker alone understands. */
  private Map<String, Object> stated(Part part, String place) {
    warnings.ofForeignState(part, target, place);
    return State.object(part.marks(), target, place).orElse(Map.of());
  }
}

package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the states of a turn's parts travel through a client that speaks Chat: as entries of
 * {@code reasoning_details}, which such clients send back untouched. Belongs to one message.
 */
final class MakerStates {
  private static final String FORMAT = "hotllm";
  /** The id of the entry that belongs to the text; all other ids are those of tool calls. */
  private static final String OF_TEXT = "content";

  /** The ids of entries that belong to pictures begin so; behind it is which one it is. */
  private static final String OF_IMAGE = "images.";

  private int entries;
  private int images;

  /** The entry for the next part; none if the message says all of it anyway. */
  Optional<Map<String, Object>> write(Part part) {
    var id = idOf(part);
    return part.marks().state().map(state -> {
      var entry = new LinkedHashMap<String, Object>();
      if (part instanceof Part.Thinking thought) {
        entry.put("type", "reasoning.text");
        entry.put("text", thought.text());
        entry.put("signature", state);
      } else {
        entry.put("type", "reasoning.encrypted");
        entry.put("data", state);
        id.ifPresent(text -> entry.put("id", text));
      }
      entry.put("format", FORMAT);
      entry.put("index", entries++);
      return entry;
    });
  }

  private Optional<String> idOf(Part part) {
    if (part instanceof Part.ToolCall call) {
      return Optional.of(call.id());
    } else if (part instanceof Part.Image) {
      return Optional.of(OF_IMAGE + images++);
    }
    return part instanceof Part.Text ? Optional.of(OF_TEXT) : Optional.empty();
  }

  /** Whether all entries are ours. */
  static boolean areOurs(Node details) {
    return details.isList()
        && details.items().stream()
            .allMatch(entry -> entry.at("format").textOrEmpty().equals(FORMAT));
  }

  /** The parts of a turn with the states that our entries hold for them. */
  static List<Part> read(Node details, List<Part> parts) {
    var signed = new ArrayList<Part>();
    var unsigned = new ArrayList<>(parts);
    for (var entry : details.items()) {
      var id = entry.at("id").text();
      var text = entry.at("text").text();
      if (text.isPresent()) {
        signed.add(new Part.Thinking(text.get(), marks(entry.at("signature"))));
        unsigned.removeIf(Part.Thinking.class::isInstance);
      } else if (id.isPresent()) {
        if (id.get().equals(OF_TEXT) && unsigned.stream().noneMatch(Part.Text.class::isInstance)) {
          // Who has heard no text sends none back, and its state is wanted all the same.
          unsigned.add(0, new Part.Text(""));
        }
        var ids = new MakerStates();
        unsigned.replaceAll(
            part -> ids.idOf(part).equals(id) ? part.withMarks(marks(entry.at("data"))) : part);
      } else if (entry.at("data").text().isPresent()) {
        signed.add(new Part.Opaque(marks(entry.at("data"))));
      }
    }
    signed.addAll(unsigned);
    return signed;
  }

  private static Marks marks(Node state) {
    return state.text().map(Marks::ofState).orElse(Marks.NONE);
  }
}

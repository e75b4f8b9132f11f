package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.internal.dialect.Pairs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One message, or one thought, that grows in a stream. Belongs to the encoder. */
final class SpokenItem {
  /** What the two are called. */
  enum Kind {
    MESSAGE("response.content_part", "response.output_text", "content_index"),
    THOUGHT("response.reasoning_summary_part", "response.reasoning_summary_text", "summary_index");

    private final String part;
    private final String text;
    private final String index;

    Kind(String part, String text, String index) {
      this.part = part;
      this.text = text;
      this.index = index;
    }

    private Map<String, Object> part(String said) {
      return this == MESSAGE ? OutputItems.text(said) : OutputItems.summary(said);
    }
  }

  private final Kind kind;
  private final String id;
  private final int place;
  private final EventWriter events;
  private final StringBuilder said = new StringBuilder();

  SpokenItem(Kind kind, String id, int place, EventWriter events) {
    this.kind = kind;
    this.id = id;
    this.place = place;
    this.events = events;
  }

  Kind kind() {
    return kind;
  }

  int place() {
    return place;
  }

  void begin() {
    var item = kind == Kind.MESSAGE
        ? Items.message("assistant", List.of())
        : OutputItems.reasoning(List.of(), Optional.empty());
    item.put("status", "in_progress");
    item.put("id", id);
    events.add("response.output_item.added", Pairs.of("output_index", place, "item", item));
    events.add(kind.part + ".added", with("part", kind.part("")));
  }

  void say(String piece) {
    if (piece.isEmpty()) {
      return;
    }
    said.append(piece);
    var fields = with("delta", piece);
    if (kind == Kind.MESSAGE) {
      fields.put("logprobs", List.of());
    }
    events.add(kind.text + ".delta", fields);
  }

  /** Ends it, and tells what it is as a whole. */
  Map<String, Object> end(Optional<String> state) {
    var text = said.toString();
    var done = with("text", text);
    if (kind == Kind.MESSAGE) {
      done.put("logprobs", List.of());
    }
    events.add(kind.text + ".done", done);
    events.add(kind.part + ".done", with("part", kind.part(text)));
    var item = new LinkedHashMap<String, Object>();
    item.put("id", id);
    item.putAll(
        kind == Kind.MESSAGE
            ? OutputItems.message(text)
            : OutputItems.reasoning(List.of(OutputItems.summary(text)), state));
    events.add("response.output_item.done", Pairs.of("output_index", place, "item", item));
    return item;
  }

  private Map<String, Object> with(String name, Object value) {
    var fields = Pairs.of("item_id", id, "output_index", place);
    fields.put(kind.index, 0L);
    fields.put(name, value);
    return fields;
  }
}

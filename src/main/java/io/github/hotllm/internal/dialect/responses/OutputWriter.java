package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.dialect.Told;
import io.github.hotllm.internal.dialect.responses.SpokenItem.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the events of an answer as items that grow. Of what is spoken one item grows at a time;
 * calls of tools may grow beside one another. State belongs to the encoder.
 */
final class OutputWriter {
  private final EventWriter events;
  private final String answerId;

  // All owned by the encoder: the items by their places, and those that still grow.
  private final List<Object> items = new ArrayList<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private Optional<SpokenItem> spoken = Optional.empty();
  private final Told told = new Told();

  OutputWriter(EventWriter events, String answerId) {
    this.events = events;
    this.answerId = answerId;
  }

  void add(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      told.say(text.text());
      say(Kind.MESSAGE, text.text());
    } else if (event instanceof LlmEvent.Thinking thinking) {
      told.think(thinking.text());
      say(Kind.THOUGHT, thinking.text());
    } else if (event instanceof LlmEvent.ToolCallDelta delta) {
      addPiece(delta);
    } else if (event instanceof LlmEvent.ToolCall call) {
      told.interrupt();
      endCall(call.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      told.interrupt();
      addPart(whole.part());
    }
  }

  private void say(Kind kind, String piece) {
    if (spoken.filter(item -> item.kind() == kind).isEmpty()) {
      endSpoken(Optional.empty());
      var type = kind == Kind.MESSAGE ? "message" : "reasoning";
      var item = new SpokenItem(kind, nextId(type), reserve(), events);
      item.begin();
      spoken = Optional.of(item);
    }
    spoken.ifPresent(item -> item.say(piece));
  }

  private void endSpoken(Optional<String> state) {
    spoken.ifPresent(item -> items.set(item.place(), item.end(state)));
    spoken = Optional.empty();
  }

  private String nextId(String type) {
    return OutputItems.id(type, answerId, items.size());
  }

  /** The place of the next item. */
  private int reserve() {
    items.add(Map.of());
    return items.size() - 1;
  }

  private void addPiece(LlmEvent.ToolCallDelta delta) {
    if (!calls.containsKey(delta.id())) {
      begin(new Part.ToolCall(delta.id(), delta.name(), Map.of()));
    }
    events.add(
        "response.function_call_arguments.delta", ofCall(delta.id(), "delta", delta.arguments()));
  }

  private void begin(Part.ToolCall call) {
    endSpoken(Optional.empty());
    var item = OutputItems.named(Items.call(call), answerId, items.size());
    item.put("arguments", "");
    item.put("status", "in_progress");
    int place = reserve();
    calls.put(call.id(), place);
    events.add("response.output_item.added", Pairs.of("output_index", place, "item", item));
  }

  private Map<String, Object> ofCall(String callId, String name, String value) {
    int place = calls.getOrDefault(callId, 0);
    var fields = Pairs.of(
        "item_id", OutputItems.id("function_call", answerId, place), "output_index", place);
    fields.put(name, value);
    return fields;
  }

  private void endCall(Part.ToolCall call) {
    if (!calls.containsKey(call.id())) {
      addPiece(new LlmEvent.ToolCallDelta(call.id(), call.name(), call.json()));
    }
    events.add(
        "response.function_call_arguments.done", ofCall(call.id(), "arguments", call.json()));
    int place = calls.getOrDefault(call.id(), 0);
    calls.remove(call.id());
    var item = OutputItems.named(OutputItems.item(call).orElseThrow(), answerId, place);
    items.set(place, item);
    events.add("response.output_item.done", Pairs.of("output_index", place, "item", item));
    OutputItems.carrier(call).ifPresent(this::addWhole);
  }

  /**
   * A whole part: what was said in pieces already needs nothing more than its state, and a state
   * without a text is an item of its own.
   */
  private void addPart(Part part) {
    if (part instanceof Part.Text text) {
      settle(Kind.MESSAGE, part, text.text());
    } else if (part instanceof Part.Thinking thinking) {
      settle(Kind.THOUGHT, part, thinking.text());
    } else if (part instanceof Part.ToolCall call) {
      endCall(call);
    } else {
      endSpoken(Optional.empty());
      OutputItems.item(part).ifPresentOrElse(this::addWhole, () -> nameLeftOut(part));
      OutputItems.carrier(part).ifPresent(this::addWhole);
    }
  }

  private void nameLeftOut(Part part) {
    say(Kind.MESSAGE, LeftOut.text(part, ResponsesDialect.TITLE));
    endSpoken(Optional.empty());
  }

  private void settle(Kind kind, Part part, String text) {
    var state = part.marks().state();
    if (!told.isAgain(part)) {
      endSpoken(Optional.empty());
      say(kind, text);
    }
    boolean isOpen = spoken.filter(item -> item.kind() == kind).isPresent();
    boolean holds = kind == Kind.THOUGHT && isOpen;
    if (isOpen) {
      endSpoken(state);
    }
    if (!holds) {
      state.ifPresent(text1 -> addWhole(OutputItems.carrier(part, text1)));
    }
  }

  private void addWhole(Map<String, Object> unnamed) {
    var item = OutputItems.named(unnamed, answerId, items.size());
    int place = reserve();
    items.set(place, item);
    var fields = Pairs.of("output_index", place, "item", item);
    events.add("response.output_item.added", fields);
    events.add("response.output_item.done", fields);
  }

  /** Ends what still grows, and tells all items; a call that was cut stays as it is. */
  List<Object> end() {
    endSpoken(Optional.empty());
    return items.stream().filter(item -> !item.equals(Map.of())).toList();
  }
}

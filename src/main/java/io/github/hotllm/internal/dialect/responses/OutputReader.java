package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Unshown;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the items of one answer: piece by piece as they grow, and once more when they are whole,
 * where only what was missed is told. Items are told apart by their places, for gateways change
 * ids. State belongs to the decoder.
 */
final class OutputReader {
  /** The provider's own tools, for which it asks more than the price of the tokens. */
  private static final Set<String> PAID = Set.of(
      "web_search_call",
      "file_search_call",
      "code_interpreter_call",
      "image_generation_call",
      "mcp_call");

  private static final Set<String> SPOKEN = Set.of("output_text", "text", "refusal", "");

  private final Target target;
  private final Voice text = Voice.ofText();
  private final Voice thinking = Voice.ofThinking();
  private final Calls calls;
  private final Unshown unshown;
  private final Map<Long, Node> begun = new HashMap<>();
  private final Set<Long> ended = new HashSet<>();
  private Optional<String> paidTool = Optional.empty();
  private boolean refused;

  OutputReader(Target target, Unshown unshown) {
    this.target = target;
    this.unshown = unshown;
    this.calls = new Calls(target);
  }

  boolean isRefused() {
    return refused;
  }

  boolean hasCalls() {
    return calls.areThere();
  }

  List<String> warnings() {
    return unshown.warnings();
  }

  /** Why the prices of tokens do not tell the cost; absent if they do. */
  Optional<String> paidTool() {
    return paidTool;
  }

  /** Reads an event; one that we do not know means nothing to us. */
  void read(String type, Node event, List<LlmEvent> out) {
    long index = event.at("output_index").count().orElse(0);
    var delta = event.at("delta").textOrEmpty();
    switch (type) {
      case "response.output_item.added" -> begin(index, event.at("item"));
      case "response.output_text.delta" -> text.say(spot(index, event), delta, out);
      case "response.refusal.delta" -> {
        refused = true;
        text.say(spot(index, event), delta, out);
      }
      case "response.reasoning_summary_text.delta" ->
        think(index, event.at("summary_index"), delta, out);
      case "response.reasoning_text.delta" -> think(index, event.at("content_index"), delta, out);
      case "response.function_call_arguments.delta" -> calls.add(index, delta, out);
      case "response.output_item.done" -> end(index, event.at("item"), out);
      default -> {
        // Shells of parts, and what later versions add.
      }
    }
  }

  private void begin(long index, Node item) {
    begun.put(index, item);
    if (item.at("type").textOrEmpty().equals("function_call")) {
      calls.begin(index, item);
    }
  }

  private Voice.Spot spot(long index, Node event) {
    return spot(index, event.at("content_index").count().orElse(0), begun(index));
  }

  private Voice.Spot spot(long index, long part, Node item) {
    var phase = item.at("phase").text();
    return new Voice.Spot(
        index + "." + part,
        phase.map(word -> state(Json.text(Map.of("phase", word)))).orElse(Marks.NONE));
  }

  private Node begun(long index) {
    return begun.getOrDefault(index, Node.of(null));
  }

  private Marks state(String payload) {
    return Marks.ofState(State.of(target, payload));
  }

  /** All parts of a thought are one; a blank line is between them. */
  private void think(long index, Node part, String delta, List<LlmEvent> out) {
    thinking.say(new Voice.Spot("" + index, Marks.NONE), part.count().orElse(0), delta, out);
  }

  private void end(long index, Node item, List<LlmEvent> out) {
    if (!ended.add(index)) {
      return;
    }
    var type = item.at("type").textOrEmpty();
    switch (type) {
      case "message" -> endMessage(index, item, out);
      case "reasoning" -> endThought(index, item, out);
      case "function_call" -> calls.end(index, item, out);
      case "image_generation_call" -> addImage(item, out);
      default -> addOpaque(item, out);
    }
    if (PAID.contains(type)) {
      paidTool = Optional.of("the provider's tool " + type.replace("_call", ""));
    }
  }

  private void endMessage(long index, Node item, List<LlmEvent> out) {
    long part = 0;
    for (var content : item.at("content").items()) {
      unshown.note("citations", content.at("annotations"));
      unshown.note("logprobs", content.at("logprobs"));
      if (!SPOKEN.contains(content.at("type").textOrEmpty())) {
        unshown.note("content");
      }
      var refusal = content.at("refusal").textOrEmpty();
      refused |= !refusal.isEmpty();
      var spot = spot(index, part++, item);
      text.complete(spot, content.at("text").textOrEmpty() + refusal, out);
      if (spot.marks().state().isPresent()) {
        text.settle(spot, out);
      }
    }
  }

  private void endThought(long index, Node item, List<LlmEvent> out) {
    var spot = new Voice.Spot("" + index, Marks.NONE);
    if (!thinking.hasSaid(spot)) {
      var name = item.at("summary").items().isEmpty() ? "content" : "summary";
      long part = 0;
      for (var thought : item.at(name).items()) {
        thinking.say(spot, part++, thought.at("text").textOrEmpty(), out);
      }
    }
    if (item.at("encrypted_content").text().isPresent()) {
      var marks = state(literal(item));
      boolean spoken = thinking.settle(new Voice.Spot(spot.key(), marks), out);
      if (!spoken) {
        out.add(new LlmEvent.Whole(new Part.Opaque(marks)));
      }
    }
  }

  /** The item as it goes back: without what is null, which not every server takes. */
  private static String literal(Node item) {
    var fields = new LinkedHashMap<>(item.fields());
    fields.values().removeIf(value -> !Node.of(value).isPresent());
    fields.remove("status");
    return Json.text(fields);
  }

  private void addImage(Node item, List<LlmEvent> out) {
    var type = "image/" + item.at("output_format").text().orElse("png");
    item.at("result")
        .text()
        .map(data -> new Part.Image(new Part.Source.Data(type, data), Marks.NONE))
        .ifPresentOrElse(image -> out.add(new LlmEvent.Whole(image)), () -> addOpaque(item, out));
  }

  private void addOpaque(Node item, List<LlmEvent> out) {
    if (item.at("type").text().isPresent()) {
      out.add(new LlmEvent.Whole(new Part.Opaque(state(literal(item)))));
    }
  }

  /**
   * Reads the items of the whole response, and ends what has not ended.
   *
   * @param complete whether the response says that nothing is missing
   */
  void finish(Node items, boolean complete, List<LlmEvent> out) {
    long index = 0;
    for (var item : items.items()) {
      boolean cut = !complete && !item.at("status").textOrEmpty().equals("completed");
      if (cut && item.at("type").textOrEmpty().equals("function_call")) {
        ended.add(index);
        calls.drop(index);
      }
      end(index++, item, out);
    }
    calls.finish(complete, out);
  }
}

package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.AnswerFormat;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The calls of tools in one answer. One that was cut is left out, for what it asks is not known:
 * its pieces were seen, and the stop reason says the rest. State belongs to the decoder.
 */
final class Calls {
  /** What a call says to everybody; the rest is its maker's. */
  private static final Set<String> COMMON =
      Set.of("type", "id", "call_id", "name", "arguments", "status");

  private final Target target;
  private final Map<Long, Call> open = new LinkedHashMap<>();
  private boolean there;

  /** One call so far. */
  private record Call(Node item, StringBuilder arguments) {}

  Calls(Target target) {
    this.target = target;
  }

  /** Whether a whole call was read. */
  boolean areThere() {
    return there;
  }

  void begin(long index, Node item) {
    open.put(index, new Call(item, new StringBuilder()));
  }

  /** Pieces of a call that has not begun wait for its end, which names it. */
  void add(long index, String piece, List<LlmEvent> out) {
    var call = open.get(index);
    if (call != null && !piece.isEmpty()) {
      call.arguments.append(piece);
      out.add(new LlmEvent.ToolCallDelta(id(call.item), name(call.item), piece));
    }
  }

  /** Reads the whole item, in which everything stands again. */
  void end(long index, Node item, List<LlmEvent> out) {
    var before = open.remove(index);
    if (item.at("status").textOrEmpty().equals("incomplete")) {
      return;
    }
    var pieces = before == null ? "" : before.arguments.toString();
    var said = item.at("arguments").text().filter(text -> !text.isBlank()).orElse(pieces);
    out.add(new LlmEvent.ToolCall(call(item, said)));
    there = true;
  }

  void drop(long index) {
    open.remove(index);
  }

  /** Ends the calls that have begun and not ended. */
  void finish(boolean complete, List<LlmEvent> out) {
    for (var call : List.copyOf(open.entrySet())) {
      if (complete) {
        end(call.getKey(), call.getValue().item, out);
      }
    }
  }

  private Part.ToolCall call(Node item, String arguments) {
    var parsed = parsed(arguments.strip());
    if (name(item).isEmpty() || parsed.isEmpty()) {
      throw new AnswerFormat(ResponsesDialect.TITLE, target).badCall(name(item));
    }
    return new Part.ToolCall(id(item), name(item), parsed.get(), marks(item));
  }

  private static Optional<Map<String, Object>> parsed(String arguments) {
    try {
      return Optional.of(arguments.isEmpty() ? Map.of() : Json.object(arguments));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  /** What its maker wants back with the call, such as the program that called. */
  private Marks marks(Node item) {
    var more = new LinkedHashMap<>(item.fields());
    more.keySet().removeAll(COMMON);
    more.values().removeIf(value -> !Node.of(value).isPresent());
    more.values().removeIf(value -> Node.of(value).at("type").textOrEmpty().equals("direct"));
    return more.isEmpty() ? Marks.NONE : Marks.ofState(State.of(target, Json.text(more)));
  }

  /** Results are matched by the call's id, which some servers leave out. */
  private static String id(Node item) {
    return item.at("call_id").text().orElse(item.at("id").textOrEmpty());
  }

  private static String name(Node item) {
    return item.at("name").textOrEmpty();
  }
}

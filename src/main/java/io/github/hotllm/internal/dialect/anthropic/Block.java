package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.State;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.JsonException;
import io.github.hotllm.internal.json.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One block of an answer, growing. Belongs to the decoder. */
final class Block {
  private final Node start;
  // All owned by the decoder: what has come so far, and whether nothing of it was unknown.
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder input = new StringBuilder();
  private final List<Object> citations = new ArrayList<>();
  private String signature;
  private boolean complete = true;

  Block(Node start) {
    this.start = start;
    this.signature = start.at("signature").textOrEmpty();
    start.at("citations").items().forEach(item -> item.value().ifPresent(citations::add));
  }

  String type() {
    return start.at("type").textOrEmpty();
  }

  /** Tells what the beginning itself holds. */
  void begin(List<LlmEvent> out) {
    if (type().equals("text")) {
      addText(start.at("text").textOrEmpty(), out);
    } else if (type().equals("thinking")) {
      addThinking(start.at("thinking").textOrEmpty(), out);
    }
  }

  void add(Node delta, List<LlmEvent> out) {
    switch (delta.at("type").textOrEmpty()) {
      case "text_delta" -> addText(delta.at("text").textOrEmpty(), out);
      case "thinking_delta" -> addThinking(delta.at("thinking").textOrEmpty(), out);
      case "signature_delta" -> signature = delta.at("signature").textOrEmpty();
      case "citations_delta" -> delta.at("citation").value().ifPresent(citations::add);
      case "input_json_delta" -> addInput(delta.at("partial_json").textOrEmpty(), out);
      default -> complete = false;
    }
  }

  private void addText(String piece, List<LlmEvent> out) {
    text.append(piece);
    if (!piece.isEmpty()) {
      out.add(new LlmEvent.Text(piece));
    }
  }

  private void addThinking(String piece, List<LlmEvent> out) {
    text.append(piece);
    if (!piece.isEmpty()) {
      out.add(new LlmEvent.Thinking(piece));
    }
  }

  private void addInput(String piece, List<LlmEvent> out) {
    input.append(piece);
    if (!piece.isEmpty() && type().equals("tool_use")) {
      out.add(new LlmEvent.ToolCallDelta(id(), name(), piece));
    }
  }

  private String id() {
    return start.at("id").textOrEmpty();
  }

  /** The name of the tool that is called. */
  String name() {
    return start.at("name").textOrEmpty();
  }

  /** The sources of a text. */
  Node citations() {
    return Node.of(citations);
  }

  /** Whether no argument of a call has come. */
  boolean isWithoutArguments() {
    return input.isEmpty() && start.at("input").fields().isEmpty();
  }

  /** The call of a tool; empty if its arguments are no JSON object. */
  Optional<Part.ToolCall> call(Target target) {
    return arguments().map(arguments -> {
      var call = new Part.ToolCall(id(), name(), arguments);
      var more = new LinkedHashMap<>(start.fields());
      more.keySet().removeAll(List.of("type", "id", "name", "input"));
      more.values().removeIf(value -> Node.of(value).at("type").textOrEmpty().equals("direct"));
      more.values().removeIf(value -> !Node.of(value).isPresent());
      return more.isEmpty() ? call : call.withMarks(state(target, Json.text(more)));
    });
  }

  /** Any other block as a part; empty if it says nothing, or nothing that could be sent back. */
  Optional<Part> part(Target target) {
    return switch (type()) {
      case "text" -> {
        var state = citations.isEmpty()
            ? Marks.NONE
            : state(target, Json.text(Map.of("citations", citations)));
        yield spoken(new Part.Text(text.toString(), state));
      }
      case "thinking" -> {
        var state = signature.isEmpty() ? Marks.NONE : state(target, signature);
        yield spoken(new Part.Thinking(text.toString(), state));
      }
      default -> opaque(target);
    };
  }

  private Optional<Part> spoken(Part part) {
    return text.isEmpty() && part.marks().state().isEmpty() ? Optional.empty() : Optional.of(part);
  }

  private Optional<Part> opaque(Target target) {
    var arguments = arguments();
    if (!complete || arguments.isEmpty() || type().isEmpty()) {
      return Optional.empty();
    }
    var literal = new LinkedHashMap<>(start.fields());
    if (!input.isEmpty()) {
      literal.put("input", arguments.get());
    }
    return Optional.of(new Part.Opaque(state(target, Json.text(literal))));
  }

  private Optional<Map<String, Object>> arguments() {
    try {
      return Optional.of(
          input.isEmpty() ? start.at("input").fields() : Json.object(input.toString()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Marks state(Target target, String payload) {
    return Marks.ofState(State.of(target, payload));
  }
}

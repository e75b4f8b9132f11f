package io.github.hotllm.matrix;

import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The whole answer that a vendor's own SDK puts together out of a stream. */
final class PutTogether {
  private PutTogether() {}

  /** The body; only our own format's clients put together events and no body. */
  static String of(Format format, List<Frame> frames) {
    var events = new ArrayList<Node>();
    for (var frame : frames) {
      if (!frame.text().equals("[DONE]")) {
        events.add(Node.of(Json.parse(frame.data())));
      }
    }
    return Json.text(
        switch (format) {
          case CHAT -> Map.of("choices", List.of(Map.of("message", message(events))));
          case RESPONSES -> events.get(events.size() - 1).at("response").fields();
          case ANTHROPIC -> Map.of("content", List.copyOf(blocks(events).values()));
          case GEMINI -> Map.of("candidates", List.of(Map.of("content", content(events))));
          case HOTLLM -> throw new IllegalArgumentException(format.title());
        });
  }

  private static Map<String, Object> message(List<Node> chunks) {
    var message = new LinkedHashMap<String, Object>();
    message.put("role", "assistant");
    var calls = new TreeMap<Long, Map<String, Object>>();
    for (var chunk : chunks) {
      var delta = chunk.at("choices").at(0).at("delta");
      for (var name : List.of("content", "reasoning_content")) {
        delta.at(name).text().ifPresent(text -> append(message, name, text));
      }
      for (var name : List.of("reasoning_details", "images")) {
        delta.at(name).items().forEach(item -> add(message, name, item.fields()));
      }
      for (var piece : delta.at("tool_calls").items()) {
        var call = calls.computeIfAbsent(
            piece.at("index").count().orElseThrow(), index -> new LinkedHashMap<>(piece.fields()));
        var function = new LinkedHashMap<>(Node.of(call).at("function").fields());
        if (piece.at("id").text().isEmpty()) {
          append(function, "arguments", piece.at("function").at("arguments").textOrEmpty());
        }
        call.put("function", function);
      }
    }
    if (!calls.isEmpty()) {
      message.put("tool_calls", List.copyOf(calls.values()));
    }
    return message;
  }

  private static Map<Long, Object> blocks(List<Node> events) {
    var blocks = new TreeMap<Long, Object>();
    var inputs = new TreeMap<Long, String>();
    for (var event : events) {
      long index = event.at("index").count().orElse(0);
      event.at("content_block").value().ifPresent(block -> blocks.put(index, block));
      var delta = event.at("delta");
      var block = new LinkedHashMap<>(Node.of(blocks.get(index)).fields());
      for (var name : List.of("text", "thinking", "signature")) {
        delta.at(name).text().ifPresent(piece -> append(block, name, piece));
      }
      delta.at("partial_json").text().ifPresent(piece -> {
        inputs.merge(index, piece, String::concat);
        block.put("input", inputs.get(index));
      });
      if (event.at("type").textOrEmpty().equals("content_block_delta")) {
        blocks.put(index, block);
      } else if (event.at("type").textOrEmpty().equals("content_block_stop")
          && inputs.containsKey(index)) {
        block.put("input", Json.object(inputs.get(index)));
        blocks.put(index, block);
      }
    }
    return blocks;
  }

  private static Map<String, Object> content(List<Node> chunks) {
    var content = new LinkedHashMap<String, Object>();
    content.put("role", "model");
    for (var chunk : chunks) {
      var parts = chunk.at("candidates").at(0).at("content").at("parts");
      parts.items().forEach(part -> add(content, "parts", part.fields()));
    }
    return content;
  }

  private static void append(Map<String, Object> object, String name, String text) {
    object.merge(name, text, (before, more) -> before.toString() + more);
  }

  private static void add(Map<String, Object> object, String name, Object item) {
    var items = new ArrayList<Object>((List<?>) object.getOrDefault(name, List.of()));
    items.add(item);
    object.put(name, items);
  }
}

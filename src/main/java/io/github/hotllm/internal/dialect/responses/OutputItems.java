package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.dialect.Pairs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of an answer for a client, each as it is when it is whole. */
final class OutputItems {
  private OutputItems() {}

  /** All items of a whole answer. */
  static List<Object> of(List<Part> parts, String answerId) {
    var items = new ArrayList<Object>();
    for (var part : parts) {
      var item = item(part).orElseGet(() -> message(LeftOut.text(part, ResponsesDialect.TITLE)));
      items.add(named(item, answerId, items.size()));
      carrier(part).ifPresent(carrier -> items.add(named(carrier, answerId, items.size())));
    }
    return items;
  }

  /** The item of a part, as yet without an id; absent for what Responses cannot say. */
  static Optional<Map<String, Object>> item(Part part) {
    if (part instanceof Part.Text text) {
      return Optional.of(message(text.text()));
    } else if (part instanceof Part.ToolCall call) {
      return Optional.of(completed(Items.call(call)));
    } else if (part instanceof Part.Thinking thought) {
      return Optional.of(
          reasoning(List.of(summary(thought.text())), part.marks().state()));
    } else if (part instanceof Part.Opaque) {
      return Optional.of(reasoning(List.of(), part.marks().state()));
    } else if (part instanceof Part.Image image
        && image.source() instanceof Part.Source.Data data) {
      return Optional.of(image(data));
    }
    return Optional.empty();
  }

  /** Whether it is an image whose bytes are there: OpenAI's item holds nothing else. */
  private static boolean isImage(Part part) {
    return part instanceof Part.Image image && image.source() instanceof Part.Source.Data;
  }

  /** What carries the state that the part's own item cannot hold. */
  static Optional<Map<String, Object>> carrier(Part part) {
    boolean needed = part instanceof Part.Text || part instanceof Part.ToolCall || isImage(part);
    return part.marks().state().filter(state -> needed).map(state -> carrier(part, state));
  }

  static Map<String, Object> carrier(Part part, String state) {
    return reasoning(List.of(), Optional.of(ResponsesDialect.STATES.carrier(part, state)));
  }

  /**
   * The type of the items of such parts, where they may have a carrier. Calls may grow beside one
   * another, so that one's carrier comes behind the next one: it names the call.
   */
  static String type(Part part) {
    if (part instanceof Part.Text) {
      return "message";
    } else if (part instanceof Part.ToolCall call) {
      return "function_call " + call.id().replace(':', '_');
    } else if (isImage(part)) {
      return "image_generation_call";
    }
    return part instanceof Part.Thinking ? "reasoning" : "";
  }

  static Map<String, Object> message(String text) {
    return completed(Items.message("assistant", List.of(text(text))));
  }

  static Map<String, Object> text(String text) {
    var content = Items.outputText(text);
    content.put("annotations", List.of());
    content.put("logprobs", List.of());
    return content;
  }

  static Map<String, Object> reasoning(
      List<Map<String, Object>> summary, Optional<String> encrypted) {
    var item = Pairs.of("type", "reasoning", "summary", summary);
    encrypted.ifPresent(text -> item.put("encrypted_content", text));
    return completed(item);
  }

  static Map<String, Object> summary(String text) {
    return Pairs.of("type", "summary_text", "text", text);
  }

  private static Map<String, Object> image(Part.Source.Data data) {
    var item = Pairs.of("type", "image_generation_call", "result", data.base64());
    item.put("output_format", data.mediaType().substring(data.mediaType().indexOf('/') + 1));
    return completed(item);
  }

  private static Map<String, Object> completed(Map<String, Object> item) {
    item.put("status", "completed");
    return item;
  }

  /** The item with an id of its own, which begins as at OpenAI. */
  static Map<String, Object> named(Map<String, Object> item, String answerId, int index) {
    var named = new LinkedHashMap<String, Object>();
    named.put("id", id(String.valueOf(item.get("type")), answerId, index));
    named.putAll(item);
    return named;
  }

  static String id(String type, String answerId, int index) {
    var kind = switch (type) {
      case "message" -> "msg";
      case "function_call" -> "fc";
      case "reasoning" -> "rs";
      default -> "ig";
    };
    return kind + "_" + answerId + "_" + index;
  }
}

package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.DataUrl;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.dialect.Pairs;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes all that a model said as one message for a client that speaks Chat. */
final class MessageWriter {
  /** Clients expect the field, and a refusal is told by the finish reason. */
  private static final Map<String, Object> UNREFUSED = Json.object("{\"refusal\":null}");

  private MessageWriter() {}

  static Map<String, Object> write(List<Part> parts) {
    var text = new StringBuilder();
    var thinking = new StringBuilder();
    var details = new ArrayList<Map<String, Object>>();
    var images = new ArrayList<Map<String, Object>>();
    var calls = new ArrayList<Map<String, Object>>();
    var states = new MakerStates();
    for (var part : parts) {
      states.write(part).ifPresent(details::add);
      if (part instanceof Part.Text said) {
        text.append(said.text());
      } else if (part instanceof Part.Thinking thought) {
        thinking.append(thought.text());
      } else if (part instanceof Part.Image image) {
        images.add(image(image));
      } else if (part instanceof Part.ToolCall call) {
        calls.add(call(call, call.id()));
      } else if (!(part instanceof Part.Opaque)) {
        text.append(LeftOut.text(part, ChatDialect.TITLE));
      }
    }
    var message = new LinkedHashMap<String, Object>();
    message.put("role", "assistant");
    message.put("content", text.toString());
    message.putAll(UNREFUSED);
    if (thinking.length() > 0) {
      message.put("reasoning_content", thinking.toString());
    }
    putUnlessEmpty(message, "reasoning_details", details);
    putUnlessEmpty(message, "images", images);
    putUnlessEmpty(message, "tool_calls", calls);
    return message;
  }

  private static void putUnlessEmpty(
      Map<String, Object> message, String name, List<Map<String, Object>> values) {
    if (!values.isEmpty()) {
      message.put(name, values);
    }
  }

  /** The form that OpenRouter gives to pictures in an answer; OpenAI has none. */
  static Map<String, Object> image(Part.Image image) {
    return Pairs.of("type", "image_url", "image_url", Map.of("url", DataUrl.of(image.source())));
  }

  static Map<String, Object> call(Part.ToolCall call, String id) {
    var written = new LinkedHashMap<String, Object>();
    written.put("id", id);
    written.put("type", "function");
    written.put("function", function(call.name(), call.json()));
    return written;
  }

  static Map<String, Object> function(String name, String arguments) {
    return Pairs.of("name", name, "arguments", arguments);
  }
}

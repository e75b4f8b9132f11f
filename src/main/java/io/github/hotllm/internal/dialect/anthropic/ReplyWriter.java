package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what stands in a whole answer: the message around it and its blocks. */
final class ReplyWriter {
  /** Clients expect these fields even where there is nothing to say. */
  private static final Map<String, Object> NOT_STOPPED =
      Json.object("{\"stop_reason\":null,\"stop_sequence\":null,\"stop_details\":null}");

  private ReplyWriter() {}

  static Map<String, Object> message(LlmReply reply) {
    var content = new ArrayList<Object>();
    reply.parts().forEach(part -> content.addAll(blocks(part)));
    var message = head(reply.requestId(), reply.model(), reply.usage());
    message.put("content", content);
    message.put("stop_reason", StopReasons.word(reply));
    return message;
  }

  /** A message that has only begun. */
  static Map<String, Object> head(String requestId, String model, Optional<Usage> usage) {
    var message = new LinkedHashMap<String, Object>();
    message.put("id", "msg_" + (requestId.isEmpty() ? "hotllm" : requestId));
    message.put("type", "message");
    message.put("role", "assistant");
    message.put("model", model);
    message.put("content", List.of());
    message.putAll(NOT_STOPPED);
    message.put("usage", MessagesUsage.fields(usage));
    return message;
  }

  /** Why the message has ended. */
  static Map<String, Object> stop(LlmReply reply) {
    var delta = new LinkedHashMap<>(NOT_STOPPED);
    delta.put("stop_reason", StopReasons.word(reply));
    return delta;
  }

  /** The block of a part, and its carrier if it needs one; a text for what Messages cannot say. */
  static List<Map<String, Object>> blocks(Part part) {
    if (part instanceof Part.Text text) {
      return carried(part, block("text", "text", text.text()));
    } else if (part instanceof Part.ToolCall call) {
      return carried(part, call(call, call.arguments()));
    } else if (part instanceof Part.Thinking thinking) {
      var block = block("thinking", "thinking", thinking.text());
      block.put("signature", part.marks().state().orElse(""));
      return List.of(block);
    } else if (part instanceof Part.Opaque) {
      return List.of(redacted(part.marks().state().orElse("")));
    }
    return List.of(block("text", "text", LeftOut.text(part, AnthropicDialect.TITLE)));
  }

  static Map<String, Object> call(Part.ToolCall call, Map<String, Object> arguments) {
    var block = block("tool_use", "id", call.id());
    block.put("name", call.name());
    block.put("input", arguments);
    return block;
  }

  /** The block that carries the state of the block before it. */
  static Map<String, Object> carrier(Part part, String state) {
    return redacted(AnthropicDialect.STATES.carrier(part, state));
  }

  /** The type of the blocks of such parts, where they may have a carrier. */
  static String type(Part part) {
    if (part instanceof Part.Text) {
      return "text";
    } else if (part instanceof Part.Thinking) {
      return "thinking";
    }
    return part instanceof Part.ToolCall ? "tool_use" : "";
  }

  private static Map<String, Object> redacted(String data) {
    return block("redacted_thinking", "data", data);
  }

  private static List<Map<String, Object>> carried(Part part, Map<String, Object> block) {
    var blocks = new ArrayList<Map<String, Object>>();
    blocks.add(block);
    part.marks().state().ifPresent(state -> blocks.add(carrier(part, state)));
    return blocks;
  }

  private static Map<String, Object> block(String type, String field, String value) {
    var block = new LinkedHashMap<String, Object>();
    block.put("type", type);
    block.put(field, value);
    return block;
  }
}

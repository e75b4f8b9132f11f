package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.StopReason;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The reply object, written and read.
 *
 * <p>A part that is one text without marks is said by {@code text} alone, whatever is absent is not
 * there, and what is read may hold fields and parts of a newer server, which are passed over.
 */
public final class ReplyJson {
  private ReplyJson() {}

  /** The whole reply object. */
  public static Map<String, Object> write(LlmReply reply) {
    var json = new LinkedHashMap<String, Object>();
    json.put("text", reply.text());
    put(json, reply);
    return json;
  }

  /** The reply object that ends a stream: without the text, which the events have told. */
  static Map<String, Object> writeEnd(LlmReply reply) {
    var json = new LinkedHashMap<String, Object>();
    put(json, reply);
    return json;
  }

  private static void put(Map<String, Object> json, LlmReply reply) {
    putContent(json, reply);
    json.put("finish_reason", Words.of(reply.stopReason()));
    if (hasRawReason(reply.stopReason())) {
      Present.put(json, "raw_finish_reason", reply.rawStopReason());
    }
    StoryJson.put(json, reply);
  }

  private static void putContent(Map<String, Object> json, LlmReply reply) {
    if (!reply.parts().isEmpty() && !PartJson.isPlainText(reply.parts())) {
      json.put("parts", PartJson.list(reply.parts()));
    }
    var calls = new ArrayList<Object>();
    for (var call : reply.toolCalls()) {
      var fields = new LinkedHashMap<String, Object>();
      PartJson.putCall(fields, call);
      calls.add(fields);
    }
    Present.put(json, "tool_calls", calls);
    Present.put(json, "output", reply.output());
  }

  private static boolean hasRawReason(StopReason reason) {
    return switch (reason) {
      case STOP, LENGTH, TOOL_CALLS, REFUSAL -> false;
      case CONTEXT_OVERFLOW, PAUSED, OTHER -> true;
    };
  }

  /**
   * The reply that a hot server's whole answer holds.
   *
   * @throws LlmException of type {@code provider_error} if it is none
   */
  public static LlmReply read(byte[] body) {
    return Foreign.object(body, json -> read(json, json.requiredText("text")));
  }

  /** The reply whose text is known: from the field, or from the events before the end. */
  static LlmReply read(Fields json, String text) {
    var reply = StoryJson.read(json).parts(parts(json, text));
    readStopReason(json, reply);
    json.value("output").ifPresent(reply::output);
    return reply.build();
  }

  private static void readStopReason(Fields json, LlmReply.Builder reply) {
    var word = json.requiredText("finish_reason");
    var known = Words.find(StopReason.values(), word);
    reply.stopReason(known.orElse(StopReason.OTHER));
    var raw = json.text("raw_finish_reason");
    (known.isEmpty() ? raw.or(() -> Optional.of(word)) : raw).ifPresent(reply::rawStopReason);
  }

  private static List<Part> parts(Fields json, String text) {
    if (!json.has("parts")) {
      return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
    }
    var parts = new ArrayList<Part>();
    for (var part : json.objects("parts")) {
      if (PartJson.isKnown(part.requiredText("type"))) {
        parts.add(PartJson.read(part));
      }
    }
    return parts;
  }
}

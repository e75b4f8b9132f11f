package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import io.github.hotllm.internal.json.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what stands in an answer for a client. Thoughts are shown to whom asked for them; those
 * that their maker wants back go out wherever tools may carry the turn on. Immutable.
 */
final class ReplyWriter {
  private final boolean showsThoughts;
  private final boolean hasTools;

  ReplyWriter(Asked asked) {
    var fields = asked.original().map(Original::fields).map(CamelCase::of).orElse(Map.of());
    var thinking = Node.of(fields).at("generationConfig").at("thinkingConfig");
    this.showsThoughts =
        asked.original().isEmpty() || thinking.at("includeThoughts").isTrue();
    this.hasTools = !asked.request().tools().isEmpty();
  }

  boolean showsThoughts() {
    return showsThoughts;
  }

  /** The part for a whole part of ours; none if it says nothing to this client. */
  List<Map<String, Object>> parts(Part part) {
    var state = part.marks().state();
    if (part instanceof Part.Text text) {
      return text.text().isEmpty() && state.isEmpty()
          ? List.of()
          : List.of(signed(part, text(text.text())));
    } else if (part instanceof Part.Thinking thinking) {
      boolean wanted = showsThoughts || (hasTools && state.isPresent());
      return wanted ? List.of(signed(part, thought(thinking.text()))) : List.of();
    } else if (part instanceof Part.ToolCall call) {
      return List.of(signed(part, PartWriter.call(call)));
    } else if (part instanceof Part.Image image) {
      return List.of(signed(part, Media.image(image)));
    } else if (part instanceof Part.Document document) {
      return List.of(signed(part, Media.document(document)));
    }
    return state.map(blob -> List.of(signed(text(""), Owner.NONE, blob))).orElse(List.of());
  }

  private static Map<String, Object> signed(Part part, Map<String, Object> fields) {
    part.marks().state().ifPresent(state -> signed(fields, Owner.THIS, state));
    return fields;
  }

  static Map<String, Object> signed(Map<String, Object> fields, Owner owner, String state) {
    fields.put(Signatures.FIELD, Signatures.of(owner, state));
    return fields;
  }

  static Map<String, Object> text(String text) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("text", text);
    return fields;
  }

  static Map<String, Object> thought(String text) {
    var fields = text(text);
    fields.put("thought", true);
    return fields;
  }

  static Map<String, Object> candidate(List<Map<String, Object>> parts) {
    var content = new LinkedHashMap<String, Object>();
    content.put("role", "model");
    content.put("parts", parts);
    var candidate = new LinkedHashMap<String, Object>();
    candidate.put("content", content);
    candidate.put("index", 0L);
    return candidate;
  }

  static Map<String, Object> answer(Map<String, Object> candidate, String model, String id) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("candidates", List.of(candidate));
    answer.put("modelVersion", model);
    answer.put("responseId", id);
    return answer;
  }

  /** The last of an answer, or all of it, with what it took. */
  static Map<String, Object> finished(List<Map<String, Object>> parts, LlmReply reply) {
    var candidate = candidate(parts);
    candidate.put("finishReason", FinishReasons.write(reply));
    var answer = answer(candidate, reply.model(), reply.requestId());
    reply.usage().ifPresent(usage -> answer.put("usageMetadata", GeminiUsage.write(usage)));
    return answer;
  }
}

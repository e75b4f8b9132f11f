package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Message;
import io.github.hotllm.Part;
import io.github.hotllm.Role;
import io.github.hotllm.internal.cli.turn.ModelIds;
import io.github.hotllm.internal.cli.turn.OneText;
import io.github.hotllm.internal.cli.turn.Refused;
import io.github.hotllm.internal.cli.turn.Slash;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What gemini is told for one answer: a prompt of text and pictures, in a session of its own.
 *
 * <p>Gemini takes no history, and its system prompt belongs to the process, so that both become a
 * part of the prompt. Blocks are those of the Agent Client Protocol, tried out with gemini 0.61.0
 * on 2026-11-25.
 */
final class GeminiRequest {
  private static final String PROGRAM = "gemini";

  private final Warnings warnings = new Warnings(PROGRAM);
  private final String model;
  private final List<Map<String, Object>> prompt;

  /** @throws io.github.hotllm.LlmException if gemini cannot be asked that */
  GeminiRequest(Asked asked, Target target) {
    var request = asked.request();
    this.model = ModelIds.safe(target);
    Refused.look(asked, PROGRAM, warnings);
    if (request.outputSchema().isPresent()) {
      throw Fields.refusedAt(
          "output_schema", "cannot be given to gemini, which answers as it likes; use an API key");
    }
    request
        .reasoning()
        .ifPresent(level ->
            warnings.add("reasoning", "left out, for gemini cannot be told how much to think"));
    this.prompt = OneText.of(withSystem(request), PROGRAM, warnings).stream()
        .map(part -> Slash.hidden(part, PROGRAM, warnings))
        .map(GeminiRequest::block)
        .toList();
  }

  List<String> warnings() {
    return warnings.list();
  }

  String model() {
    return model;
  }

  Map<String, Object> prompt(String session) {
    return Map.of("sessionId", session, "prompt", prompt);
  }

  /** The instructions stand before the first text of the user's. */
  private LlmRequest withSystem(LlmRequest request) {
    var system = OneText.system(request);
    if (system.isEmpty()) {
      return request;
    }
    warnings.add("system", "became a part of the prompt, for gemini has one system prompt for all");
    request.system().forEach(text -> warnings.ofCache(text.marks()));
    return request.toBuilder()
        .messages(withSystem(system.get(), request.messages()))
        .build();
  }

  private static List<Message> withSystem(String system, List<Message> messages) {
    var all = new ArrayList<>(messages);
    if (messages.size() == 1 && messages.get(0).role() == Role.USER) {
      var parts = new ArrayList<Part>();
      parts.add(new Part.Text(system + "\n\n"));
      parts.addAll(messages.get(0).parts());
      all.set(0, Message.user(parts.toArray(Part[]::new)));
    } else {
      all.add(0, new Message(Role.SYSTEM, List.of(new Part.Text(system))));
    }
    return all;
  }

  private static Map<String, Object> block(Part part) {
    if (part instanceof Part.Text said) {
      return Map.of("type", "text", "text", said.text());
    } else if (part instanceof Part.Image image
        && image.source() instanceof Part.Source.Data data) {
      return Map.of("type", "image", "mimeType", data.mediaType(), "data", data.base64());
    }
    throw Fields.refusedAt(
        "messages",
        "holds a document or the address of a picture, which gemini does not take; send the bytes"
            + " of pictures, or use an API key");
  }
}

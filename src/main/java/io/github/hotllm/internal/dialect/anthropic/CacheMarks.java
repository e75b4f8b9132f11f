package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;
import io.github.hotllm.internal.dialect.Warnings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes cache breakpoints, of which a request may have four: the last ones, for they cover most.
 * The end of the whole prompt is one of them, which the server finds itself, where the request asks
 * for it and that end has no mark of its own.
 *
 * <p>Belongs to one encoding, which visits what is marked in the order of the prompt: tools,
 * instructions, conversation.
 */
final class CacheMarks {
  private static final int MOST = 4;

  private final Optional<Marks.Cache> wholePrompt;
  // Owned by the one encoding: how many marks are still to be passed over.
  private long surplus;

  CacheMarks(LlmRequest request, Warnings warnings) {
    var tools = request.tools().stream().map(Tool::marks);
    var system = request.system().stream().map(Part::marks);
    var messages =
        request.messages().stream().flatMap(message -> message.parts().stream()).map(Part::marks);
    long marked = Stream.of(tools, system, messages)
        .flatMap(marks -> marks)
        .filter(marks -> marks.cache().isPresent())
        .count();
    boolean endIsMarked = isEndMarked(request);
    wholePrompt = endIsMarked ? Optional.empty() : request.cache();
    if (endIsMarked && request.cache().isPresent()) {
      warnings.add("cache", "left to the mark that the end of the prompt has of its own");
    }
    long most = wholePrompt.isPresent() ? MOST - 1 : MOST;
    surplus = Math.max(0, marked - most);
    if (surplus > 0) {
      warnings.add("cache", "only the last " + most + " of " + marked + " marks were sent");
    }
  }

  private static boolean isEndMarked(LlmRequest request) {
    var messages = request.messages();
    var parts = messages.get(messages.size() - 1).parts();
    return !parts.isEmpty() && parts.get(parts.size() - 1).marks().cache().isPresent();
  }

  /** Adds the mark of the whole prompt, if there is one, to the body. */
  void writeWhole(Map<String, Object> body) {
    wholePrompt.ifPresent(term -> body.put("cache_control", control(term)));
  }

  /** Adds the mark, if there is one, to the block or tool that carries it. */
  void write(Marks marks, Map<String, Object> block) {
    marks.cache().ifPresent(term -> {
      if (surplus > 0) {
        surplus--;
        return;
      }
      block.put("cache_control", control(term));
    });
  }

  private static Map<String, Object> control(Marks.Cache term) {
    var control = new LinkedHashMap<String, Object>();
    control.put("type", "ephemeral");
    if (term == Marks.Cache.LONG) {
      control.put("ttl", "1h");
    }
    return control;
  }
}

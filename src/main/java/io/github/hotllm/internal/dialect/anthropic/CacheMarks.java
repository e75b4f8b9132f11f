package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmRequest;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Tool;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes cache breakpoints, of which a request may have four: the last ones, for they cover most.
 *
 * <p>Belongs to one encoding, which visits what is marked in the order of the prompt: tools,
 * instructions, conversation.
 */
final class CacheMarks {
  private static final int MOST = 4;

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
    surplus = Math.max(0, marked - MOST);
    if (surplus > 0) {
      warnings.add("cache", "only the last " + MOST + " of " + marked + " marks were sent");
    }
  }

  /** Adds the mark, if there is one, to the block or tool that carries it. */
  void write(Marks marks, Map<String, Object> block) {
    marks.cache().ifPresent(term -> {
      if (surplus > 0) {
        surplus--;
        return;
      }
      var control = new LinkedHashMap<String, Object>();
      control.put("type", "ephemeral");
      if (term == Marks.Cache.LONG) {
        control.put("ttl", "1h");
      }
      block.put("cache_control", control);
    });
  }
}

package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.json.Splice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends on what a client literally wrote in Responses, byte by byte. Other are only the model, the
 * stream switch, what an alias adds, and what hotllm itself has put into the conversation before;
 * whether the provider keeps the answer is for the client to say. For one encoding.
 */
final class LiteralWriter {
  private final Asked asked;
  private final Target target;
  private final Warnings warnings;

  LiteralWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.target = target;
    this.warnings = warnings;
  }

  byte[] write(Original original) {
    var fields = Node.of(original.fields());
    var changes = new LinkedHashMap<String, Object>();
    changes.put("model", target.model().id());
    if (fields.at("stream").isTrue() != asked.isStreamed()) {
      changes.put("stream", asked.isStreamed());
    }
    new OwnTraces(target, warnings)
        .removedFrom(fields.at("input"))
        .ifPresent(input -> changes.put("input", input));
    if (!fields.at("reasoning").isPresent()) {
      new Effort(asked.request(), target, warnings)
          .word()
          .ifPresent(word -> changes.put("reasoning", Map.of("effort", word)));
    }
    Extra.mergeLiteral(asked.request(), target, original.fields(), changes);
    var body = Splice.into(original.body());
    changes.forEach(body::with);
    return body.bytes();
  }
}

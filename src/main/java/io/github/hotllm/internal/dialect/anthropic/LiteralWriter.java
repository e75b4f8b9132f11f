package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.json.Splice;
import java.util.LinkedHashMap;

/**
 * Sends on what a client literally wrote in Messages, byte by byte. Other are only the model, the
 * stream switch, what an alias adds, and what hotllm itself has put into the conversation before.
 * Belongs to one encoding.
 */
final class LiteralWriter implements BodyWriter {
  private final Asked asked;
  private final Original original;
  private final Target target;
  private final Warnings warnings;

  LiteralWriter(Asked asked, Original original, Target target, Warnings warnings) {
    this.asked = asked;
    this.original = original;
    this.target = target;
    this.warnings = warnings;
  }

  @Override
  public int maxTokens() {
    return asked.request().maxTokens().orElse(OutputLimit.LARGEST_WHOLE);
  }

  @Override
  public byte[] write(Delivery delivery) {
    var fields = Node.of(original.fields());
    var changes = new LinkedHashMap<String, Object>();
    changes.put("model", target.model().id());
    if (fields.at("stream").isTrue() != (delivery == Delivery.STREAMED)) {
      changes.put("stream", delivery == Delivery.STREAMED);
    }
    new OwnTraces(target, warnings)
        .removedFrom(fields.at("messages"))
        .ifPresent(messages -> changes.put("messages", messages));
    if (!fields.at("thinking").isPresent() && !fields.at("output_config").isPresent()) {
      new ThinkingWriter(asked.request(), target.model(), warnings).write(changes, maxTokens());
    }
    Extra.mergeLiteral(asked.request(), target, original.fields(), changes);
    var splice = Splice.into(original.body());
    changes.forEach(splice::with);
    return splice.bytes();
  }
}

package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.json.Splice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends on what a client literally wrote in Chat: other are only the model, the stream switch, the
 * wish for usage, and what an alias adds. For one encoding.
 */
final class ChatLiteral {
  /** Where a client may have said an effort itself. */
  private static final List<String> EFFORTS = List.of(
      "reasoning_effort", "reasoning", "thinking", "enable_thinking", "chat_template_kwargs");

  private final Asked asked;
  private final Target target;
  private final Warnings warnings;

  ChatLiteral(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.target = target;
    this.warnings = warnings;
  }

  byte[] write(Original original) {
    var changes = new LinkedHashMap<String, Object>();
    changes.put("model", target.model().id());
    addStream(original, changes);
    boolean said = EFFORTS.stream().anyMatch(name -> original.fields().get(name) != null);
    if (!said && asked.request().reasoning().isPresent()) {
      new Effort(asked.request(), target, warnings).writeTo(changes);
    }
    Extra.mergeLiteral(asked.request(), target, original.fields(), changes);
    return spliced(original, changes);
  }

  private void addStream(Original original, Map<String, Object> changes) {
    var fields = Node.of(original.fields());
    if (fields.at("stream").isTrue() != asked.isStreamed()) {
      changes.put("stream", asked.isStreamed());
    }
    var options = fields.at("stream_options");
    boolean asks = target.provider().quirks().streamUsage() == Quirks.StreamUsage.ASK;
    if (asked.isStreamed() && asks && !options.at("include_usage").isTrue()) {
      var more = new LinkedHashMap<>(options.fields());
      more.put("include_usage", true);
      changes.put("stream_options", more);
    }
  }

  private static byte[] spliced(Original original, Map<String, Object> changes) {
    var body = Splice.into(original.body());
    changes.forEach(body::with);
    return body.bytes();
  }
}

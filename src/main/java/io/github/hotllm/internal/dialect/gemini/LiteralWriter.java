package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import io.github.hotllm.internal.json.Splice;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends on what a client literally wrote, byte by byte. Other is only what an alias adds, and what
 * hotllm itself has put into the conversation before. Belongs to one encoding.
 */
final class LiteralWriter {
  private static final String CONFIG = "generationConfig";

  private final Asked asked;
  private final Target target;
  private final Warnings warnings;

  LiteralWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.target = target;
    this.warnings = warnings;
  }

  byte[] write(Original original) {
    var before = CamelCase.of(original.fields());
    var after = new LinkedHashMap<>(before);
    new OwnTraces(target, warnings)
        .removedFrom(Node.of(before.get("contents")))
        .ifPresent(contents -> after.put("contents", contents));
    addReasoning(after);
    Extra.merge(asked.request(), target, after);
    if (after.equals(before)) {
      return original.body();
    }
    // The bytes of a client that writes snake_case have no field of the name that has changed.
    return before.equals(original.fields())
        ? spliced(original.body(), before, after)
        : Json.bytes(after);
  }

  /** How much to think is the client's to say, and only else an alias's. */
  private void addReasoning(Map<String, Object> body) {
    var config = new LinkedHashMap<>(Node.of(body.get(CONFIG)).fields());
    if (asked.request().reasoning().isPresent() && !config.containsKey("thinkingConfig")) {
      new ThinkingWriter(asked.request(), target.model(), warnings).write(config);
      body.put(CONFIG, config);
    }
  }

  private static byte[] spliced(
      byte[] body, Map<String, Object> before, Map<String, Object> after) {
    var splice = Splice.into(body);
    after.forEach((name, value) -> {
      if (!value.equals(before.get(name))) {
        splice.with(name, value);
      }
    });
    return splice.bytes();
  }
}

package io.github.hotllm.internal.dialect.embeddings;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.EmbedTexts;
import io.github.hotllm.internal.dialect.Extra;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Splice;
import java.util.LinkedHashMap;
import java.util.List;

/** Writes the body of a request for vectors. Belongs to one encoding. */
final class EmbeddingsWriter {
  private final Asked asked;
  private final Target target;
  private final Warnings warnings;

  EmbeddingsWriter(Asked asked, Target target, Warnings warnings) {
    this.asked = asked;
    this.target = target;
    this.warnings = warnings;
  }

  /** @throws io.github.hotllm.LlmException if there is no text */
  byte[] write() {
    return asked
        .original()
        .filter(original -> original.dialect().equals(EmbeddingsDialect.NAME))
        .map(this::literal)
        .orElseGet(this::fresh);
  }

  /** What the client wrote, byte by byte, but for the model. */
  private byte[] literal(Original original) {
    var changes = new LinkedHashMap<String, Object>();
    changes.put("model", target.model().id());
    Extra.mergeLiteral(asked.request(), target, original.fields(), changes);
    var splice = Splice.into(original.body());
    changes.forEach(splice::with);
    return splice.bytes();
  }

  private byte[] fresh() {
    var body = new LinkedHashMap<String, Object>();
    body.put("model", target.model().id());
    body.put("input", EmbedTexts.of(asked));
    if (asked.task() instanceof Task.Embed embed) {
      embed.dimensions().ifPresent(dimensions -> body.put("dimensions", dimensions));
    }
    Extra.merge(asked.request(), target, body);
    body.putIfAbsent("encoding_format", "base64");
    asked
        .original()
        .map(Original::unknown)
        .orElse(List.of())
        .forEach(field -> warnings.add(field, "left out, for OpenAI's embeddings cannot say it"));
    return Json.bytes(body);
  }
}

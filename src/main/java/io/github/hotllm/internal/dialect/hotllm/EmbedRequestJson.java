package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Errands;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.RequestBody;
import io.github.hotllm.internal.dialect.hotllm.EmbeddingsJson.Encoding;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Headers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is asked of {@code /embed}, written and read. */
public final class EmbedRequestJson {
  private static final String ENCODING = "encoding";

  private EmbedRequestJson() {}

  /** The body. It asks for base64, which is the shorter and is read the faster. */
  public static Map<String, Object> write(EmbedRequest request) {
    var json = new LinkedHashMap<String, Object>();
    json.put("model", request.model());
    json.put("texts", request.texts());
    Present.put(json, "dimensions", request.dimensions());
    json.put(ENCODING, Words.of(Encoding.BASE64));
    MillisJson.put(json, "timeout_ms", request.timeout());
    Present.put(json, "extra", request.extra());
    return json;
  }

  /**
   * What is asked; how the vectors shall be written stands in {@link #encoding}.
   *
   * @throws LlmException of type {@code invalid_request} that names the field
   */
  static Asked read(byte[] body) {
    var fields = Fields.of(RequestBody.object(body));
    StrangeFields.ofEmbed(fields);
    var request = EmbedRequest.builder(fields.requiredText("model")).texts(texts(fields));
    fields.whole("dimensions", 1).ifPresent(request::dimensions);
    MillisJson.read(fields, "timeout_ms").ifPresent(request::timeout);
    ExtraJson.read(fields).forEach(request::extra);
    var encoding = Words.read(fields, ENCODING, Encoding.values());
    fields.refuseUnread();
    var asked = Errands.embed(request.build());
    var wish = encoding.map(word -> wish(body, word));
    return new Asked(asked.request(), asked.delivery(), wish, asked.task());
  }

  private static List<String> texts(Fields fields) {
    var texts = fields.value("texts").orElseThrow(() -> fields.missing("texts"));
    if (texts instanceof String text) {
      return List.of(text);
    } else if (!(texts instanceof List)) {
      throw fields.refused("texts", "must be a text or a list of texts");
    } else if (fields.texts("texts").isEmpty()) {
      throw fields.refused("texts", "must hold at least one text");
    }
    return fields.texts("texts");
  }

  /** The one field whose meaning is for the answer alone, and so is not in the request. */
  private static Original wish(byte[] body, Encoding encoding) {
    return new Original(
        HotllmDialect.NAME, body, Map.of(ENCODING, Words.of(encoding)), Headers.none(), List.of());
  }

  /** How the vectors shall be written. */
  static Encoding encoding(Optional<Original> wish) {
    return wish.map(original -> String.valueOf(original.fields().get(ENCODING)))
        .flatMap(word -> Words.find(Encoding.values(), word))
        .orElse(Encoding.NUMBERS);
  }
}

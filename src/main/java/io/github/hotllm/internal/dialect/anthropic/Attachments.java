package io.github.hotllm.internal.dialect.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.hotllm.Part;
import io.github.hotllm.internal.json.Fields;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes images and documents. */
final class Attachments {
  private static final String TEXT = "text/plain";

  private Attachments() {}

  static Map<String, Object> image(Part.Image image) {
    return block("image", source(image.source()));
  }

  static Map<String, Object> document(Part.Document document, String place) {
    var block = block("document", documentSource(document.source(), place));
    document.name().ifPresent(name -> block.put("title", name));
    return block;
  }

  private static Map<String, Object> documentSource(Part.Source source, String place) {
    if (!(source instanceof Part.Source.Data data) || data.mediaType().equals("application/pdf")) {
      return source(source);
    } else if (!data.mediaType().equals(TEXT)) {
      throw Fields.refusedAt(
          place, "is a document of type " + data.mediaType() + "; Messages takes PDF and text");
    }
    try {
      var text = new String(Base64.getDecoder().decode(data.base64()), UTF_8);
      return inline("text", TEXT, text);
    } catch (IllegalArgumentException e) {
      throw Fields.refusedAt(place, "holds data that is not base64");
    }
  }

  private static Map<String, Object> source(Part.Source source) {
    if (source instanceof Part.Source.Data data) {
      return inline("base64", data.mediaType(), data.base64());
    }
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", "url");
    fields.put("url", ((Part.Source.Url) source).url());
    return fields;
  }

  private static Map<String, Object> inline(String type, String mediaType, String data) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("type", type);
    fields.put("media_type", mediaType);
    fields.put("data", data);
    return fields;
  }

  private static Map<String, Object> block(String type, Map<String, Object> source) {
    var block = new LinkedHashMap<String, Object>();
    block.put("type", type);
    block.put("source", source);
    return block;
  }
}

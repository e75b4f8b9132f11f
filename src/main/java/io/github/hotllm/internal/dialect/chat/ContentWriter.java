package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Part;
import io.github.hotllm.Part.Source;
import io.github.hotllm.internal.dialect.DataUrl;
import io.github.hotllm.internal.dialect.Warnings;
import io.github.hotllm.internal.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The content of one message: one text alone is a text, all else a list of parts. For one encoding.
 */
final class ContentWriter {
  /** Chat wants a name for every document; a client that reads this one knows it is none. */
  static final String NO_NAME = "document";

  private final Warnings warnings;
  private final List<Map<String, Object>> parts = new ArrayList<>();

  ContentWriter(Warnings warnings) {
    this.warnings = warnings;
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  Object value() {
    var first = parts.get(0);
    boolean single = parts.size() == 1 && "text".equals(first.get("type"));
    return single ? first.getOrDefault("text", "") : List.copyOf(parts);
  }

  /** Adds a part; what no message of this kind can hold is named. */
  void add(Part part, String place) {
    warnings.ofMarks(part, place);
    if (part instanceof Part.Text text) {
      add("text", text.text());
    } else if (part instanceof Part.Image image) {
      add("image_url", Map.of("url", DataUrl.of(image.source())));
    } else if (part instanceof Part.Document document) {
      add("file", file(document, place));
    } else if (!(part instanceof Part.Opaque)) {
      warnings.add(place, "left out, for Chat has no place for it in this role");
    }
  }

  private void add(String type, Object value) {
    var part = new LinkedHashMap<String, Object>();
    part.put("type", type);
    part.put(type, value);
    parts.add(part);
  }

  private static Map<String, Object> file(Part.Document document, String place) {
    if (!(document.source() instanceof Source.Data data)) {
      throw Fields.refusedAt(
          place, "is a document at a URL, which Chat cannot say; send its bytes");
    }
    var subtype = data.mediaType().substring(data.mediaType().indexOf('/') + 1);
    var file = new LinkedHashMap<String, Object>();
    file.put("filename", document.name().orElse(NO_NAME + "." + subtype));
    file.put("file_data", DataUrl.of(data));
    return file;
  }
}

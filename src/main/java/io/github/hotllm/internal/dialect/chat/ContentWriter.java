package io.github.hotllm.internal.dialect.chat;

import io.github.hotllm.Part;
import io.github.hotllm.Part.Source;
import io.github.hotllm.internal.dialect.DataUrl;
import io.github.hotllm.internal.dialect.Pairs;
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
    } else if (part instanceof Part.Document document && isMedia(document)) {
      add("input_audio", audio(document, place));
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

  private static boolean isMedia(Part.Document document) {
    return document.source() instanceof Source.Data data && DataUrl.isMedia(data);
  }

  /** A sound of one of the two types that Chat knows. */
  private static Map<String, Object> audio(Part.Document document, String place) {
    var data = (Source.Data) document.source();
    var format = switch (data.mediaType()) {
      case "audio/wav", "audio/x-wav", "audio/wave" -> "wav";
      case "audio/mp3", "audio/mpeg" -> "mp3";
      default ->
        throw Fields.refusedAt(
            place, "is of type " + data.mediaType() + "; of sounds Chat takes wav and mp3");
    };
    return Pairs.of("data", data.base64(), "format", format);
  }

  private static Map<String, Object> file(Part.Document document, String place) {
    if (!(document.source() instanceof Source.Data data)) {
      throw Fields.refusedAt(
          place, "is a document at a URL, which Chat cannot say; send its bytes");
    }
    var file = new LinkedHashMap<String, Object>();
    file.put("filename", document.name().orElse(NO_NAME + "." + DataUrl.ending(data.mediaType())));
    file.put("file_data", DataUrl.of(data));
    return file;
  }
}

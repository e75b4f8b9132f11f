package io.github.hotllm.internal.dialect.responses;

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

/** The content of one message to the model, or of one result. For one encoding. */
final class ContentWriter {
  /** OpenAI wants a name for every file; a client that reads this one knows it is none. */
  static final String NO_NAME = "document";

  private final Warnings warnings;
  private final List<Map<String, Object>> parts = new ArrayList<>();

  ContentWriter(Warnings warnings) {
    this.warnings = warnings;
  }

  List<Map<String, Object>> parts() {
    return parts;
  }

  /** A text where there is nothing else. */
  Object textOrParts() {
    if (parts.isEmpty()) {
      return "";
    }
    var first = parts.get(0);
    return parts.size() == 1 && first.get("text") instanceof String text ? text : parts;
  }

  /** Adds a part; what the model cannot be told is named. */
  void add(Part part, String place) {
    warnings.ofMarks(part, place);
    if (part instanceof Part.Text text) {
      parts.add(Pairs.of("type", "input_text", "text", text.text()));
    } else if (part instanceof Part.Image image) {
      var written = Pairs.of("type", "input_image", "image_url", DataUrl.of(image.source()));
      written.put("detail", "auto");
      parts.add(written);
    } else if (part instanceof Part.Document document) {
      parts.add(file(document, place));
    } else if (!(part instanceof Part.Opaque)) {
      warnings.add(place, "left out, for Responses has no place for it in this role");
    }
  }

  private static Map<String, Object> file(Part.Document document, String place) {
    var file = new LinkedHashMap<String, Object>();
    file.put("type", "input_file");
    if (document.source() instanceof Source.Data data) {
      if (DataUrl.isMedia(data)) {
        throw Fields.refusedAt(
            place, "is of type " + data.mediaType() + ", but Responses takes no sounds or films");
      }
      file.put(
          "filename", document.name().orElse(NO_NAME + "." + DataUrl.ending(data.mediaType())));
      file.put("file_data", DataUrl.of(data));
    } else {
      document.name().ifPresent(name -> file.put("filename", name));
      file.put("file_url", DataUrl.of(document.source()));
    }
    return file;
  }
}

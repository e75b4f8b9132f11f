package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.Part.Source;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Images and documents, which for Gemini are both media of some type, inline or at a URL. */
final class Media {
  static final String PDF = "application/pdf";

  private static final Map<String, String> TYPES = Map.of(
      "png",
      "image/png",
      "jpg",
      "image/jpeg",
      "jpeg",
      "image/jpeg",
      "gif",
      "image/gif",
      "webp",
      "image/webp",
      "heic",
      "image/heic",
      "pdf",
      PDF,
      "txt",
      "text/plain",
      "html",
      "text/html",
      "csv",
      "text/csv");

  private Media() {}

  static Map<String, Object> image(Part.Image image) {
    return media(image.source(), Optional.empty());
  }

  static Map<String, Object> document(Part.Document document) {
    return media(document.source(), Optional.of(PDF));
  }

  private static Map<String, Object> media(Source source, Optional<String> typeByDefault) {
    var media = new LinkedHashMap<String, Object>();
    var fields = new LinkedHashMap<String, Object>();
    if (source instanceof Source.Data data) {
      media.put("mimeType", data.mediaType());
      media.put("data", data.base64());
      fields.put("inlineData", media);
    } else {
      var url = ((Source.Url) source).url();
      type(url).or(() -> typeByDefault).ifPresent(type -> media.put("mimeType", type));
      media.put("fileUri", url);
      fields.put("fileData", media);
    }
    return fields;
  }

  /** The part that media of a type are: an image or a document. */
  static Part part(String type, Source source, Marks marks) {
    return type.startsWith("image/")
        ? new Part.Image(source, marks)
        : new Part.Document(source, Optional.empty(), marks);
  }

  /** The type that the name at the end of a URL tells. */
  static Optional<String> type(String url) {
    var path = url.split("[?#]", 2)[0];
    var name = path.substring(path.lastIndexOf('/') + 1);
    var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(ending));
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.Part.Source;
import io.github.hotllm.internal.json.Fields;
import java.util.Map;

/** Where an image or a document is: {@code media_type} and {@code data}, or {@code url}. */
final class SourceJson {
  private SourceJson() {}

  static void put(Map<String, Object> json, Source source) {
    if (source instanceof Source.Data data) {
      json.put("media_type", data.mediaType());
      json.put("data", data.base64());
    } else if (source instanceof Source.Url url) {
      json.put("url", url.url());
    }
  }

  static Source read(Fields part) {
    var data = part.text("data");
    var url = part.text("url");
    if (data.isPresent() && url.isPresent()) {
      throw part.refused("url", "cannot stand beside data: give one of the two");
    } else if (url.isPresent()) {
      return new Source.Url(url.get());
    } else if (data.isEmpty()) {
      throw part.refused("data", "is missing; a url is the other way to give it");
    } else if (!isBase64(data.get())) {
      throw part.refused("data", "must be base64, padded, without line ends or a data: prefix");
    }
    return new Source.Data(part.requiredText("media_type"), data.get());
  }

  /** Looks at each character once and decodes nothing, for there may be 32 MiB of them. */
  private static boolean isBase64(String text) {
    int end = text.length();
    if (end == 0 || end % 4 != 0) {
      return false;
    }
    for (int padding = 0; padding < 2 && text.charAt(end - 1) == '='; padding++) {
      end--;
    }
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '+' && c != '/') {
        return false;
      }
    }
    return true;
  }
}

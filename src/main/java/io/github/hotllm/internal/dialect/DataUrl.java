package io.github.hotllm.internal.dialect;

import io.github.hotllm.Part.Source;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The one text in which OpenAI's formats name the bytes of a file, or their place. */
public final class DataUrl {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64,";
  /** The types of files by the endings of their names. */
  private static final Map<String, String> TYPES = Map.of(
      "pdf", "application/pdf", "txt", "text/plain", "csv", "text/csv", "md", "text/markdown");

  private DataUrl() {}

  public static String of(Source source) {
    if (source instanceof Source.Data data) {
      return SCHEME + data.mediaType() + BASE64 + data.base64();
    }
    return ((Source.Url) source).url();
  }

  /** The bytes of a file: in a data URL, or bare in base64 where its name tells their type. */
  public static Optional<Source> file(String data, Optional<String> name) {
    if (source(data) instanceof Source.Data whole) {
      return Optional.of(whole);
    }
    var ending = name.map(text -> text.substring(text.lastIndexOf('.') + 1)).orElse("");
    return Optional.ofNullable(TYPES.get(ending.toLowerCase(Locale.ROOT)))
        .filter(type -> data.indexOf(':') < 0)
        .map(type -> new Source.Data(type, data));
  }

  /** Whether it is a sound or a film, which no format takes as a file. */
  public static boolean isMedia(Source.Data data) {
    return data.mediaType().startsWith("audio/") || data.mediaType().startsWith("video/");
  }

  /** What the name of a file of that type ends with. */
  public static String ending(String mediaType) {
    return TYPES.entrySet().stream()
        .filter(type -> type.getValue().equals(mediaType))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> mediaType.substring(mediaType.indexOf('/') + 1));
  }

  /** The bytes if they stand in the URL itself, else the URL. */
  public static Source source(String url) {
    int comma = url.indexOf(BASE64);
    return url.startsWith(SCHEME) && comma > 0
        ? new Source.Data(
            url.substring(SCHEME.length(), comma), url.substring(comma + BASE64.length()))
        : new Source.Url(url);
  }
}

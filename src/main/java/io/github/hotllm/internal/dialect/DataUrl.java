package io.github.hotllm.internal.dialect;

import io.github.hotllm.Part.Source;

/** The one text in which OpenAI's formats name the bytes of a file, or their place. */
public final class DataUrl {
  private static final String SCHEME = "data:";
  private static final String BASE64 = ";base64,";

  private DataUrl() {}

  public static String of(Source source) {
    if (source instanceof Source.Data data) {
      return SCHEME + data.mediaType() + BASE64 + data.base64();
    }
    return ((Source.Url) source).url();
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

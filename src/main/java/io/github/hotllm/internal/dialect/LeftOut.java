package io.github.hotllm.internal.dialect;

import io.github.hotllm.Part;
import io.github.hotllm.Part.Source;

/**
 * What stands in an answer where it holds something that the client's format has no place for: a
 * text that names it. The head with the warnings is out by then, and a client shows its user what
 * the model says.
 */
public final class LeftOut {
  private LeftOut() {}

  /**
   * The text in the place of a part, in lines of its own.
   *
   * @param format what people call the client's format
   */
  public static String text(Part part, String format) {
    return "\n\n[" + words(part, " was left out, for " + format + " has no place for it") + "]\n\n";
  }

  private static String words(Part part, String leftOut) {
    if (part instanceof Part.Image image) {
      return media("An image", "", image.source(), leftOut);
    } else if (part instanceof Part.Document file) {
      var name = file.name().map(text -> " " + text).orElse("");
      return media("A document", name, file.source(), leftOut);
    }
    return "A part of the answer" + leftOut;
  }

  /** Of what lies elsewhere nothing is lost. */
  private static String media(String kind, String name, Source source, String leftOut) {
    if (source instanceof Source.Data data) {
      return kind + name + " (" + data.mediaType() + ", " + bytes(data.base64()) + " bytes)"
          + leftOut;
    }
    return kind + name + ": " + ((Source.Url) source).url();
  }

  private static long bytes(String base64) {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() * 3L / 4 - padding;
  }
}

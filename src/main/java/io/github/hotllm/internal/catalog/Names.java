package io.github.hotllm.internal.catalog;

import java.util.Locale;

/** Names as a user writes them. */
final class Names {
  private static final int SHOWN = 80;

  private Names() {}

  /** The form in which names are compared: case and white space around do not matter. */
  static String settle(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The name as a message shows it: quoted, on one line, and never endless. */
  static String shown(String name) {
    var line = name.strip().replaceAll("\\p{Cntrl}+", " ");
    return "\"" + (line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…") + "\"";
  }
}

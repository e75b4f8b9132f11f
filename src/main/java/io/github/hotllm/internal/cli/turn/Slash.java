package io.github.hotllm.internal.cli.turn;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Warnings;

/** Keeps programs from running a text as a command of their own, as they do behind a slash. */
public final class Slash {
  private static final String INVISIBLE_SPACE = "\u200b";

  private Slash() {}

  /** The part; a text that begins with a slash, or blanks and a slash, behind something unseen. */
  public static Part hidden(Part part, String program, Warnings warnings) {
    if (part instanceof Part.Text said && said.text().strip().startsWith("/")) {
      warnings.add(
          "messages",
          "a text that begins with / got an invisible space before it, for " + program
              + " would run it as a command");
      return new Part.Text(INVISIBLE_SPACE + said.text());
    }
    return part;
  }
}

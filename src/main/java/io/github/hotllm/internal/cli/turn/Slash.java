package io.github.hotllm.internal.cli.turn;

import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Warnings;

/** Keeps programs from running a text as a command of their own, as they do behind a slash. */
public final class Slash {
  private static final String INVISIBLE_SPACE = "\u200b";
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Slash() {}

  /** The part; a text that begins with a slash, or blanks and a slash, behind something unseen. */
  public static Part hidden(Part part, String program, Warnings warnings) {
    if (part instanceof Part.Text said && isCommand(said.text())) {
      warnings.add(
          "messages",
          "a text that begins with / got an invisible space before it, for " + program
              + " would run it as a command");
      return new Part.Text(INVISIBLE_SPACE + said.text());
    }
    return part;
  }

  /** The programs are JavaScript, to which more is blank than to us. */
  private static boolean isCommand(String text) {
    int first = 0;
    while (first < text.length() && isBlank(text.charAt(first))) {
      first++;
    }
    return text.startsWith("/", first);
  }

  private static boolean isBlank(char c) {
    return c <= ' '
        || c == BYTE_ORDER_MARK
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }
}

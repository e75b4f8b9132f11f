package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Part;
import java.util.List;

/** The pieces of a text or a thought, of which a client sends back as many as there came. */
final class Pieces {
  private Pieces() {}

  /**
   * Makes one part of the last pieces, with the state that came behind them.
   *
   * @param signed a part of their kind, with that state and whatever its text adds to theirs
   */
  static void sign(Part signed, List<Part> parts) {
    var text = new StringBuilder(text(signed));
    int last = parts.size() - 1;
    while (last >= 0 && isPiece(parts.get(last), signed)) {
      text.insert(0, text(parts.remove(last)));
      last--;
    }
    if (signed instanceof Part.Thinking) {
      parts.add(new Part.Thinking(text.toString(), signed.marks()));
    } else if (signed instanceof Part.Text) {
      parts.add(new Part.Text(text.toString(), signed.marks()));
    } else {
      parts.add(signed);
    }
  }

  private static boolean isPiece(Part part, Part signed) {
    return part.getClass() == signed.getClass()
        && (part instanceof Part.Text || part instanceof Part.Thinking)
        && part.marks().state().isEmpty();
  }

  private static String text(Part part) {
    if (part instanceof Part.Thinking thinking) {
      return thinking.text();
    }
    return part instanceof Part.Text text ? text.text() : "";
  }
}

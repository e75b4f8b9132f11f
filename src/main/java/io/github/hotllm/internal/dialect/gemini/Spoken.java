package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What an answer says or thinks. It is told as it comes, and once more whole where there is a
 * signature, or where two parts would otherwise run into one. State belongs to the reader.
 */
final class Spoken {
  private final Function<String, LlmEvent> piece;
  private final BiFunction<String, Marks, Part> part;
  /** What was told since the last whole part. */
  private final StringBuilder told = new StringBuilder();

  private boolean interrupted;

  Spoken(Function<String, LlmEvent> piece, BiFunction<String, Marks, Part> part) {
    this.piece = piece;
    this.part = part;
  }

  /** Something else has come: what follows is another part. */
  void interrupt() {
    interrupted = true;
  }

  void add(String text, Marks marks, List<LlmEvent> out) {
    boolean signed = marks.state().isPresent();
    if (!told.isEmpty() && !text.isEmpty() && (signed || interrupted)) {
      whole(Marks.NONE, out);
    }
    interrupted = false;
    if (!text.isEmpty()) {
      told.append(text);
      out.add(piece.apply(text));
    }
    if (signed) {
      // An empty text with a signature stands behind what was told, and leaves it as it is.
      told.setLength(text.isEmpty() ? 0 : told.length());
      whole(marks, out);
    }
  }

  private void whole(Marks marks, List<LlmEvent> out) {
    out.add(new LlmEvent.Whole(part.apply(told.toString(), marks)));
    told.setLength(0);
  }
}

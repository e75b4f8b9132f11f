package io.github.hotllm.internal.dialect;

import io.github.hotllm.Part;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What an answer has said and thought in pieces since the last whole part of the kind: by it a
 * whole part is known that is the last of those pieces again, now with its marks. Belongs to one
 * encoding.
 */
public final class Told {
  // All owned by the encoder: the runs of pieces that nothing interrupted, the last one first.
  private final Deque<StringBuilder> said = new ArrayDeque<>();
  private final Deque<StringBuilder> thought = new ArrayDeque<>();
  private final Deque<StringBuilder> nothing = new ArrayDeque<>();
  private Deque<StringBuilder> last = nothing;

  /** A piece of text has come. */
  public void say(String piece) {
    add(piece, said);
  }

  /** A piece of thinking has come. */
  public void think(String piece) {
    add(piece, thought);
  }

  private void add(String piece, Deque<StringBuilder> runs) {
    if (last != runs) {
      runs.addFirst(new StringBuilder());
      last = runs;
    }
    runs.getFirst().append(piece);
  }

  /** Something else has come, such as a tool call. */
  public void interrupt() {
    last = nothing;
  }

  /** Whether a whole part that has come is pieces again; all of its kind are then forgotten. */
  public boolean isAgain(Part whole) {
    interrupt();
    if (whole instanceof Part.Text text) {
      return isAgain(text.text(), said);
    }
    return whole instanceof Part.Thinking thinking && isAgain(thinking.text(), thought);
  }

  private static boolean isAgain(String whole, Deque<StringBuilder> runs) {
    var pieces = new StringBuilder();
    while (!runs.isEmpty() && (pieces.isEmpty() || !whole.contentEquals(pieces))) {
      pieces.insert(0, runs.removeFirst());
    }
    runs.clear();
    return !whole.isEmpty() && whole.contentEquals(pieces);
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The fold of an answer's events into its parts, so that a stream and a whole reply cannot
 * disagree.
 *
 * <p>Belongs to the one who adds.
 */
final class Fold {
  private final List<Part> parts = new ArrayList<>();
  private final StringBuilder pieces = new StringBuilder();
  private Kind open = Kind.NONE;

  /** What the pieces that are not a part yet are pieces of. */
  private enum Kind {
    NONE,
    TEXT,
    THINKING
  }

  void add(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      piece(Kind.TEXT, text.text());
    } else if (event instanceof LlmEvent.Thinking thinking) {
      piece(Kind.THINKING, thinking.text());
    } else if (event instanceof LlmEvent.ToolCall call) {
      close();
      parts.add(call.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      whole(whole.part());
    }
  }

  /** The parts up to now. */
  List<Part> parts() {
    close();
    return List.copyOf(parts);
  }

  private void piece(Kind kind, String text) {
    if (open != kind) {
      close();
      open = kind;
    }
    pieces.append(text);
  }

  /** A whole part that says again what its pieces have said takes their place. */
  private void whole(Part part) {
    boolean same = part instanceof Part.Text text
        ? open == Kind.TEXT && pieces.toString().equals(text.text())
        : part instanceof Part.Thinking thinking
            && open == Kind.THINKING
            && pieces.toString().equals(thinking.text());
    if (same) {
      pieces.setLength(0);
      open = Kind.NONE;
    } else {
      close();
    }
    parts.add(part);
  }

  private void close() {
    if (!pieces.isEmpty()) {
      var text = pieces.toString();
      parts.add(open == Kind.TEXT ? new Part.Text(text) : new Part.Thinking(text));
    }
    pieces.setLength(0);
    open = Kind.NONE;
  }
}

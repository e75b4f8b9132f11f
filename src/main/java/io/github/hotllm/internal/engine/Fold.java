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
  private final List<Slot> slots = new ArrayList<>();
  private final StringBuilder pieces = new StringBuilder();
  private Kind open = Kind.NONE;

  /** What the pieces that are not a part yet are pieces of. */
  private enum Kind {
    NONE,
    TEXT,
    THINKING
  }

  /** The place of a part. */
  private static final class Slot {
    private Part part;
    /** Whether it is made of pieces that a whole part may still say again. */
    private boolean isPieced;

    Slot(Part part, boolean isPieced) {
      this.part = part;
      this.isPieced = isPieced;
    }
  }

  void add(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      piece(Kind.TEXT, text.text());
    } else if (event instanceof LlmEvent.Thinking thinking) {
      piece(Kind.THINKING, thinking.text());
    } else if (event instanceof LlmEvent.ToolCall call) {
      close();
      slots.add(new Slot(call.call(), false));
    } else if (event instanceof LlmEvent.Whole whole) {
      whole(whole.part());
    }
  }

  /** The parts up to now. */
  List<Part> parts() {
    close();
    return slots.stream().map(slot -> slot.part).toList();
  }

  private void piece(Kind kind, String text) {
    if (open != kind) {
      close();
      open = kind;
    }
    pieces.append(text);
  }

  /**
   * A whole part that says again what the pieces of its kind have said takes their place, even if
   * something else has come since.
   */
  private void whole(Part part) {
    close();
    var own = slots.stream()
        .filter(slot -> slot.isPieced && slot.part.getClass() == part.getClass())
        .toList();
    own.forEach(slot -> slot.isPieced = false);
    int first = firstOf(own, text(part));
    if (first < 0) {
      slots.add(new Slot(part, false));
    } else {
      own.get(first).part = part;
      slots.removeAll(own.subList(first + 1, own.size()));
    }
  }

  /** From which slot on the last slots say that text together; below 0 if they do not. */
  private static int firstOf(List<Slot> own, String text) {
    var said = new StringBuilder();
    for (int first = own.size() - 1; first >= 0; first--) {
      said.insert(0, text(own.get(first).part));
      if (said.toString().equals(text)) {
        return first;
      }
    }
    return -1;
  }

  private void close() {
    if (!pieces.isEmpty()) {
      var text = pieces.toString();
      var part = open == Kind.TEXT ? new Part.Text(text) : new Part.Thinking(text);
      slots.add(new Slot(part, true));
    }
    pieces.setLength(0);
    open = Kind.NONE;
  }

  private static String text(Part part) {
    if (part instanceof Part.Text text) {
      return text.text();
    }
    return part instanceof Part.Thinking thinking ? thinking.text() : "";
  }
}

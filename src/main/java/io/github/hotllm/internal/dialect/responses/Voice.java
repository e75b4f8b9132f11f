package io.github.hotllm.internal.dialect.responses;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What a model says, or thinks, in pieces: those of one spot belong together, and become a whole
 * part when another spot follows or when they have marks. State belongs to the decoder.
 */
final class Voice {
  /** A place in an answer, and the marks of what is said there. */
  record Spot(String key, Marks marks) {}

  private final Function<String, LlmEvent> piece;
  private final BiFunction<String, Marks, Part> whole;

  // All owned by the decoder: where something was said, and the pieces that are no part yet.
  private final Set<String> said = new HashSet<>();
  private final StringBuilder pieces = new StringBuilder();
  private Spot spot = new Spot("", Marks.NONE);
  private long paragraph;

  private Voice(Function<String, LlmEvent> piece, BiFunction<String, Marks, Part> whole) {
    this.piece = piece;
    this.whole = whole;
  }

  static Voice ofText() {
    return new Voice(LlmEvent.Text::new, Part.Text::new);
  }

  static Voice ofThinking() {
    return new Voice(LlmEvent.Thinking::new, Part.Thinking::new);
  }

  boolean hasSaid(Spot at) {
    return said.contains(at.key());
  }

  void say(Spot at, String text, List<LlmEvent> out) {
    say(at, 0, text, out);
  }

  /** The same in a paragraph; a blank line is between two of them. */
  void say(Spot at, long part, String text, List<LlmEvent> out) {
    if (text.isEmpty()) {
      return;
    }
    if (!at.key().equals(spot.key())) {
      settle(spot, out);
    } else if (part != paragraph && !pieces.isEmpty()) {
      add("\n\n", out);
    }
    spot = at;
    paragraph = part;
    said.add(at.key());
    add(text, out);
  }

  private void add(String text, List<LlmEvent> out) {
    pieces.append(text);
    out.add(piece.apply(text));
  }

  /** Says what no piece has said. */
  void complete(Spot at, String text, List<LlmEvent> out) {
    if (!hasSaid(at)) {
      say(at, text, out);
    }
  }

  /** Makes the pieces of a spot a whole part; tells whether there were any. */
  boolean settle(Spot at, List<LlmEvent> out) {
    boolean there = at.key().equals(spot.key()) && !pieces.isEmpty();
    if (there) {
      out.add(new LlmEvent.Whole(whole.apply(pieces.toString(), at.marks())));
      pieces.setLength(0);
    }
    return there;
  }
}

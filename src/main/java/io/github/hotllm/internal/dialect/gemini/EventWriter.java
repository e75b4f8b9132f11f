package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import java.util.List;
import java.util.Map;

/** Makes Gemini's parts out of the events of an answer. State belongs to the encoder. */
final class EventWriter {
  private final ReplyWriter reply;
  /** What was said and thought since the last whole part of the kind. */
  private final StringBuilder said = new StringBuilder();

  private final StringBuilder thought = new StringBuilder();

  EventWriter(ReplyWriter reply) {
    this.reply = reply;
  }

  /** The parts for an event; none if it says nothing new. */
  List<Map<String, Object>> parts(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      said.append(text.text());
      return List.of(ReplyWriter.text(text.text()));
    } else if (event instanceof LlmEvent.Thinking thinking && reply.showsThoughts()) {
      thought.append(thinking.text());
      return List.of(ReplyWriter.thought(thinking.text()));
    } else if (event instanceof LlmEvent.ToolCall call) {
      return reply.parts(call.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      return whole(whole.part());
    }
    return List.of();
  }

  private List<Map<String, Object>> whole(Part part) {
    if (part instanceof Part.Text text) {
      return unlessSaid(part, text.text(), said);
    } else if (part instanceof Part.Thinking thinking) {
      return unlessSaid(part, thinking.text(), thought);
    }
    return reply.parts(part);
  }

  /** A whole part whose pieces went out before is those pieces again, now with their state. */
  private List<Map<String, Object>> unlessSaid(Part part, String text, StringBuilder pieces) {
    boolean before = !text.isEmpty() && text.contentEquals(pieces);
    pieces.setLength(0);
    if (!before) {
      return reply.parts(part);
    }
    var empty = part instanceof Part.Text ? ReplyWriter.text("") : ReplyWriter.thought("");
    return part.marks()
        .state()
        .map(state -> List.of(ReplyWriter.signed(empty, Owner.BEFORE, state)))
        .orElse(List.of());
  }
}

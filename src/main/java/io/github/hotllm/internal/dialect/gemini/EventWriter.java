package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Told;
import io.github.hotllm.internal.dialect.gemini.Signatures.Owner;
import java.util.List;
import java.util.Map;

/** Makes Gemini's parts out of the events of an answer. State belongs to the encoder. */
final class EventWriter {
  private final ReplyWriter reply;
  private final Told told = new Told();

  EventWriter(ReplyWriter reply) {
    this.reply = reply;
  }

  /** The parts for an event; none if it says nothing new. */
  List<Map<String, Object>> parts(LlmEvent event) {
    if (event instanceof LlmEvent.Text text) {
      told.say(text.text());
      return List.of(ReplyWriter.text(text.text()));
    } else if (event instanceof LlmEvent.Thinking thinking && reply.showsThoughts()) {
      told.think(thinking.text());
      return List.of(ReplyWriter.thought(thinking.text()));
    }
    told.interrupt();
    if (event instanceof LlmEvent.ToolCall call) {
      return reply.parts(call.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      return whole(whole.part());
    }
    return List.of();
  }

  private List<Map<String, Object>> whole(Part part) {
    if (!told.isAgain(part)) {
      return reply.parts(part);
    }
    var empty = part instanceof Part.Text ? ReplyWriter.text("") : ReplyWriter.thought("");
    return part.marks()
        .state()
        .map(state -> List.of(ReplyWriter.signed(empty, Owner.BEFORE, state)))
        .orElse(List.of());
  }
}

package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.LeftOut;
import io.github.hotllm.internal.dialect.Told;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the content of an answer as blocks. Belongs to one encoder.
 *
 * <p>Blocks follow one another, while events may overlap: as long as one call of a tool is coming
 * in, everything else waits.
 */
final class ContentEncoder {
  private final BlockStream stream;

  // All owned by the encoder.
  private final Told told = new Told();
  private final Deque<LlmEvent> waiting = new ArrayDeque<>();
  private Optional<String> openCall = Optional.empty();

  ContentEncoder(BlockStream stream) {
    this.stream = stream;
  }

  void add(LlmEvent event) {
    if (isOfOpenCall(event)) {
      write(event);
    } else {
      waiting.add(event);
    }
    while (openCall.isEmpty() && !waiting.isEmpty()) {
      write(waiting.remove());
      writeWaitingPieces();
    }
  }

  /** Pieces of the call that has just begun may have come earlier than what waits before them. */
  private void writeWaitingPieces() {
    for (var events = waiting.iterator(); openCall.isPresent() && events.hasNext(); ) {
      var event = events.next();
      if (isOfOpenCall(event)) {
        events.remove();
        write(event);
      }
    }
  }

  /** The end of the answer; a call that is still open was cut off, and stays so. */
  void end() {
    while (!waiting.isEmpty()) {
      openCall = Optional.empty();
      write(waiting.remove());
      writeWaitingPieces();
    }
    stream.stop();
  }

  private boolean isOfOpenCall(LlmEvent event) {
    if (event instanceof LlmEvent.ToolCallDelta delta) {
      return openCall.filter(delta.id()::equals).isPresent();
    }
    return event instanceof LlmEvent.ToolCall whole
        && openCall.filter(whole.call().id()::equals).isPresent();
  }

  private void write(LlmEvent event) {
    if (event instanceof LlmEvent.Text piece) {
      told.say(piece.text());
      piece("text", piece.text());
    } else if (event instanceof LlmEvent.Thinking piece) {
      told.think(piece.text());
      piece("thinking", piece.text());
    } else if (event instanceof LlmEvent.ToolCallDelta delta) {
      callPiece(delta);
    } else if (event instanceof LlmEvent.ToolCall whole) {
      told.interrupt();
      call(whole.call());
    } else if (event instanceof LlmEvent.Whole whole) {
      told.interrupt();
      part(whole.part());
    }
  }

  private void piece(String type, String piece) {
    if (!stream.open().equals(type)) {
      stream.start(
          ReplyWriter.blocks(type.equals("text") ? new Part.Text("") : new Part.Thinking(""))
              .get(0));
    }
    stream.delta(type + "_delta", type, piece);
  }

  private void callPiece(LlmEvent.ToolCallDelta delta) {
    if (openCall.isEmpty()) {
      begin(new Part.ToolCall(delta.id(), delta.name(), Map.of()));
    }
    stream.delta("input_json_delta", "partial_json", delta.arguments());
  }

  private void call(Part.ToolCall call) {
    if (openCall.isEmpty()) {
      begin(call);
      if (!call.arguments().isEmpty()) {
        stream.delta("input_json_delta", "partial_json", call.json());
      }
    }
    openCall = Optional.empty();
    end(call);
  }

  private void begin(Part.ToolCall call) {
    openCall = Optional.of(call.id());
    stream.start(ReplyWriter.call(call, Map.of()));
  }

  /** A whole part: what was said in pieces already needs nothing more than its state. */
  private void part(Part part) {
    if (part instanceof Part.Text whole) {
      sayUnlessTold(part, "text", whole.text());
      end(part);
    } else if (part instanceof Part.Thinking whole) {
      sayUnlessTold(part, "thinking", whole.text());
      sign(part);
    } else if (part instanceof Part.ToolCall whole) {
      call(whole);
    } else if (part instanceof Part.Opaque) {
      ReplyWriter.blocks(part).forEach(stream::whole);
    } else {
      stream.stop();
      piece("text", LeftOut.text(part, AnthropicDialect.TITLE));
      stream.stop();
    }
  }

  private void sayUnlessTold(Part part, String type, String whole) {
    if (!told.isAgain(part)) {
      stream.stop();
      piece(type, whole);
    }
  }

  private void sign(Part part) {
    if (stream.open().equals("thinking")) {
      part.marks().state().ifPresent(state -> stream.delta("signature_delta", "signature", state));
      stream.stop();
    } else {
      end(part);
    }
  }

  /** Ends a part whose block cannot hold its state. */
  private void end(Part part) {
    stream.stop();
    part.marks().state().ifPresent(state -> stream.whole(ReplyWriter.carrier(part, state)));
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Marks;
import io.github.hotllm.Part;
import io.github.hotllm.internal.dialect.Decoder;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.dialect.Vectors;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a hot server's answer as that of any provider. Its state belongs to who feeds it. */
final class HotDecoder implements Decoder {
  private final Function<byte[], LlmReply> reader;

  private final EventReader stream = new EventReader();
  private @Nullable LlmReply whole;

  /** @param reader of what is whole: an answer, a count or vectors */
  HotDecoder(Function<byte[], LlmReply> reader) {
    this.reader = reader;
  }

  @Override
  public void frame(Frame frame, List<LlmEvent> out) {
    var events = new ArrayList<LlmEvent>();
    stream.frame(frame, events);
    for (var event : events) {
      if (!(event instanceof LlmEvent.Started || event instanceof LlmEvent.Finished)) {
        out.add(event);
      }
    }
  }

  @Override
  public void whole(byte[] body, List<LlmEvent> out) {
    var reply = reader.apply(body);
    whole = reply;
    var parts = reply.parts();
    for (int i = 0; i < parts.size(); i++) {
      var next = i + 1 < parts.size() ? Optional.of(parts.get(i + 1)) : Optional.<Part>empty();
      addPart(parts.get(i), next, out);
    }
  }

  /**
   * Text and thinking are pieces; the whole part behind them says their marks, or that they end.
   */
  private static void addPart(Part part, Optional<Part> next, List<LlmEvent> out) {
    if (part instanceof Part.ToolCall call) {
      out.add(new LlmEvent.ToolCall(call));
      return;
    }
    boolean pieces = true;
    if (part instanceof Part.Text text) {
      out.add(new LlmEvent.Text(text.text()));
    } else if (part instanceof Part.Thinking thinking) {
      out.add(new LlmEvent.Thinking(thinking.text()));
    } else {
      pieces = false;
    }
    boolean runsOn = next.filter(other -> other.getClass() == part.getClass()).isPresent();
    if (!pieces || runsOn || !part.marks().equals(Marks.NONE)) {
      out.add(new LlmEvent.Whole(part));
    }
  }

  private Optional<LlmReply> reply() {
    return whole == null ? stream.reply() : Optional.of(whole);
  }

  @Override
  public Optional<String> model() {
    return reply().map(LlmReply::model).or(() -> stream.started().flatMap(s -> s.model()));
  }

  @Override
  public boolean isDone() {
    return reply().isPresent();
  }

  /** The other server has already told the cost; where it could not, neither can we. */
  @Override
  public Metered end(List<LlmEvent> out) {
    var reply = reply().orElseThrow(() -> stream.broken("the hot server's stream ended early"));
    var unpriced = reply.costUsd().isPresent()
        ? Optional.<String>empty()
        : Optional.of("the hot server gave no cost");
    var metered = new Metered(
        reply.stopReason(),
        reply.rawStopReason(),
        reply.usage(),
        reply.costUsd(),
        unpriced,
        reply.warnings());
    var vectors = Vectors.of(reply);
    return vectors.all().isEmpty() ? metered : metered.with(vectors);
  }
}

package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.wire.Frame;
import io.github.hotllm.internal.wire.WireReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one answer for a client that speaks Gemini. Chunks of a provider that speaks it too are
 * copied. State belongs to the one who feeds it.
 */
final class GeminiEncoder implements Encoder {
  private final ReplyWriter reply;
  private final EventWriter events;
  private Optional<LlmEvent.Started> started = Optional.empty();
  private Optional<String> model = Optional.empty();
  private boolean copies;

  GeminiEncoder(Asked asked) {
    this.reply = new ReplyWriter(asked);
    this.events = new EventWriter(reply);
  }

  @Override
  public List<Frame> batch(Batch batch) {
    boolean literal = batch.dialect().equals(GeminiDialect.NAME)
        && batch.frames().stream().noneMatch(Frame::isBody);
    if (literal && !batch.frames().isEmpty()) {
      copies = true;
      return batch.frames();
    }
    model = batch.model().or(() -> model);
    var frames = new ArrayList<Frame>();
    if (!copies) {
      batch.events().forEach(event -> write(event, frames));
    }
    return frames;
  }

  private void write(LlmEvent event, List<Frame> frames) {
    if (event instanceof LlmEvent.Started head) {
      started = Optional.of(head);
    } else {
      var parts = events.parts(event);
      if (!parts.isEmpty()) {
        frames.add(frame(chunk(parts)));
      }
    }
  }

  private Map<String, Object> chunk(List<Map<String, Object>> parts) {
    var id = started.map(LlmEvent.Started::requestId).orElse("");
    var name = model
        .or(() -> started.flatMap(LlmEvent.Started::model))
        .or(() -> started.map(LlmEvent.Started::requestedModel))
        .orElse("");
    return ReplyWriter.answer(ReplyWriter.candidate(parts), name, id);
  }

  @Override
  public List<Frame> end(LlmReply whole) {
    // A client that looks for a text in each chunk finds one.
    return copies
        ? List.of()
        : List.of(frame(ReplyWriter.finished(List.of(ReplyWriter.text("")), whole)));
  }

  /**
   * As an event, and once more bare: Google's SDK 3.1.0 takes no event for an error, but fails at
   * whatever is none.
   */
  @Override
  public List<Frame> error(LlmException failure) {
    var error = Json.bytes(GeminiFailure.body(failure));
    return List.of(Frame.event("", error), Frame.body(error));
  }

  /** LangChain4j 1.19 passes over the error object. */
  @Override
  public boolean isCutAtError() {
    return true;
  }

  private static Frame frame(Map<String, Object> chunk) {
    return Frame.event("", Json.bytes(chunk));
  }

  @Override
  public WireReply whole(LlmReply whole, List<Frame> raw) {
    if (raw.size() == 1 && raw.get(0).isBody()) {
      return WireReply.json(200, raw.get(0).data());
    }
    var parts = new ArrayList<Map<String, Object>>();
    whole.parts().forEach(part -> parts.addAll(reply.parts(part)));
    return WireReply.json(200, Json.bytes(ReplyWriter.finished(parts, whole)));
  }
}

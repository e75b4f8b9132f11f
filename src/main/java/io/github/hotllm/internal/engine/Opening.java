package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What comes of an answer before its first content, and means nothing without it: it is handed on
 * with the content, or forgotten with the attempt. Owned by the call's mailbox.
 */
final class Opening {
  private final List<Frame> frames = new ArrayList<>();
  private String dialect = "";

  void hold(Batch batch) {
    frames.addAll(batch.frames());
    dialect = batch.dialect();
  }

  void forget() {
    frames.clear();
  }

  /** The start, then what was held and the first content as one. */
  Batch with(LlmEvent.Started started, Batch content) {
    var events = new ArrayList<LlmEvent>();
    events.add(started);
    events.addAll(content.events());
    frames.addAll(content.frames());
    return new Batch(content.dialect(), content.model(), events, frames, content.place());
  }

  /** The start of an answer without content: what was held is all there is. */
  Batch alone(LlmEvent.Started started) {
    return new Batch(dialect, Optional.empty(), List.of(started), frames);
  }
}

package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;

/**
 * What arrived together of an answer: its meaning, and the literal beside it.
 *
 * @param dialect the name of the format of the frames
 * @param model the model that answers, as far as it is known by now
 */
public record Batch(
    String dialect, Optional<String> model, List<LlmEvent> events, List<Frame> frames) {
  public Batch {
    events = List.copyOf(events);
    frames = List.copyOf(frames);
  }
}

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
 * @param place whether the end follows without being asked for
 */
public record Batch(
    String dialect,
    Optional<String> model,
    List<LlmEvent> events,
    List<Frame> frames,
    Place place) {
  /** Where in the answer it stands. */
  public enum Place {
    /** More may come, or nothing but the end, once it is asked for. */
    ANYWHERE,
    /** The end of the answer, good or bad, is told right behind it. */
    LAST
  }

  public Batch {
    events = List.copyOf(events);
    frames = List.copyOf(frames);
  }

  /** One that may stand anywhere. */
  public Batch(String dialect, Optional<String> model, List<LlmEvent> events, List<Frame> frames) {
    this(dialect, model, events, frames, Place.ANYWHERE);
  }
}

package io.github.hotllm.internal.dialect.hotllm;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.Part;
import io.github.hotllm.UnavailableException;
import io.github.hotllm.internal.json.Fields;
import io.github.hotllm.internal.wire.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a hot server's stream, frame by frame, and keeps what a failure has to tell: the text so
 * far.
 *
 * <p>All its state belongs to the one who feeds it. Events that it does not know are passed over.
 */
public final class EventReader {
  private final StringBuilder text = new StringBuilder();
  private LlmEvent.@Nullable Started started;
  private @Nullable LlmReply reply;

  /**
   * Adds what a frame means. What comes behind the end means nothing.
   *
   * @throws LlmException if the frame tells of one, or is not our format
   */
  public void frame(Frame frame, List<LlmEvent> out) {
    if (isDone()) {
      return;
    }
    try {
      read(frame, out);
    } catch (UnavailableException e) {
      boolean toldAll = text.isEmpty() || e.partial().isPresent();
      throw toldAll ? e : e.with(this::withPartial);
    }
  }

  private LlmException.Builder withPartial(LlmException.Builder failure) {
    return failure.partial(partial(text.toString()));
  }

  private void read(Frame frame, List<LlmEvent> out) {
    switch (frame.event()) {
      case "error" -> throw complete(Foreign.object(frame.data(), ErrorJson::builder));
      case "start" -> out.add(start(frame));
      case "text" -> out.add(text(frame));
      case "thinking" -> out.add(new LlmEvent.Thinking(textOf(frame)));
      case "tool_call_delta" -> out.add(Foreign.object(frame.data(), EventJson::readDelta));
      case "tool_call" ->
        out.add(new LlmEvent.ToolCall(Foreign.object(frame.data(), PartJson::call)));
      case "part" ->
        Foreign.object(frame.data(), EventReader::part)
            .ifPresent(part -> out.add(new LlmEvent.Whole(part)));
      case "done" -> out.add(new LlmEvent.Finished(done(frame)));
      default -> {
        // A newer server may tell more than we know.
      }
    }
  }

  /** Whether the end of the answer was seen. */
  public boolean isDone() {
    return reply != null;
  }

  /** What the first event said. */
  public Optional<LlmEvent.Started> started() {
    return Optional.ofNullable(started);
  }

  /** The reply of the last event. */
  public Optional<LlmReply> reply() {
    return Optional.ofNullable(reply);
  }

  /** The failure that ends this stream here, with what had arrived of the answer. */
  public LlmException complete(LlmException.Builder failure) {
    var known = failure.build();
    if (started != null && known.requestId().isEmpty()) {
      failure.requestId(started.requestId());
    }
    var arrived = known.partialText().orElse(text.toString());
    return arrived.isEmpty()
        ? failure.build()
        : failure.partial(partial(arrived)).build();
  }

  /** The failure that an end without {@code done} is. */
  public LlmException broken(String what) {
    return complete(LlmException.builder(ErrorType.STREAM_BROKEN, what));
  }

  private LlmReply partial(String arrived) {
    var reply = LlmReply.of(arrived);
    if (started == null) {
      return reply;
    }
    return reply.toBuilder()
        .model(started.model().orElse(""))
        .requestedModel(started.requestedModel())
        .provider(started.provider())
        .route(started.route())
        .billing(started.billing())
        .warnings(started.warnings())
        .requestId(started.requestId())
        .build();
  }

  private LlmEvent.Started start(Frame frame) {
    started = Foreign.object(frame.data(), EventJson::readStart);
    return started;
  }

  private LlmEvent.Text text(Frame frame) {
    var piece = textOf(frame);
    text.append(piece);
    return new LlmEvent.Text(piece);
  }

  private static String textOf(Frame frame) {
    return Foreign.object(frame.data(), json -> json.requiredText("text"));
  }

  private static Optional<Part> part(Fields json) {
    return PartJson.isKnown(json.requiredText("type"))
        ? Optional.of(PartJson.read(json))
        : Optional.empty();
  }

  private LlmReply done(Frame frame) {
    reply = Foreign.object(frame.data(), json -> ReplyJson.read(json, text.toString()));
    return reply;
  }
}

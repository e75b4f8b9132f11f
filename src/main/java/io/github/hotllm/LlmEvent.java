package io.github.hotllm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One event of an answer as it arrives.
 *
 * <p>An answer is one {@link Started}, then content, then one {@link Finished}; a failure ends the
 * stream instead. The {@link LlmReply} in {@code Finished} is the fold of the events before it.
 *
 * <p>Text and thinking arrive in pieces. Whatever can only be said whole comes as a
 * {@link ToolCall} or a {@link Whole} part; a whole part whose text equals the pieces of its kind
 * since the last whole part is those pieces again, now with their marks.
 */
public sealed interface LlmEvent {
  /** The first content is about to arrive: from here on the call is neither retried nor moved. */
  record Started(
      String requestId,
      String requestedModel,
      Optional<String> model,
      String provider,
      RouteKind route,
      Billing billing,
      List<String> warnings)
      implements LlmEvent {
    public Started {
      warnings = List.copyOf(warnings);
    }
  }

  /** A piece of the answer's text. */
  record Text(String text) implements LlmEvent {
    public Text {
      Objects.requireNonNull(text);
    }
  }

  /** A piece of what the model thinks. */
  record Thinking(String text) implements LlmEvent {
    public Thinking {
      Objects.requireNonNull(text);
    }
  }

  /** A piece of the JSON text of a tool call's arguments, ahead of the whole call. */
  record ToolCallDelta(String id, String name, String arguments) implements LlmEvent {}

  /** A whole tool call. */
  record ToolCall(Part.ToolCall call) implements LlmEvent {}

  /** A whole part that the other events cannot say: thinking with its state, an image, opaque. */
  record Whole(Part part) implements LlmEvent {}

  /** The end of the answer, with all of it. */
  record Finished(LlmReply reply) implements LlmEvent {}
}

package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import java.util.Optional;

/**
 * What somebody asks: the meaning, how the answer shall come, what was literally written, and what
 * is wanted of the model.
 */
public record Asked(LlmRequest request, Delivery delivery, Optional<Original> original, Task task) {
  /** A question that wants to be answered. */
  public Asked(LlmRequest request, Delivery delivery, Optional<Original> original) {
    this(request, delivery, original, Task.ANSWER);
  }

  /** What a program asks; nothing was written. */
  public static Asked of(LlmRequest request, Delivery delivery) {
    return new Asked(request, delivery, Optional.empty());
  }

  /** The same conversation for something that comes in one piece. */
  public Asked to(Task other) {
    return new Asked(request, Delivery.WHOLE, original, other);
  }

  /** Whether a model shall answer, not only count or embed. */
  public boolean isAnswered() {
    return task instanceof Task.Answer;
  }

  public boolean isStreamed() {
    return delivery == Delivery.STREAMED;
  }

  /** The literal, if it was written in that dialect. */
  public Optional<Original> literal(Dialect dialect) {
    return original.filter(written -> written.dialect().equals(dialect.name()));
  }
}

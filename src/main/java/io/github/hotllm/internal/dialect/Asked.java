package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmRequest;
import java.util.Optional;

/** What somebody asks: the meaning, how the answer shall come, and what was literally written. */
public record Asked(LlmRequest request, Delivery delivery, Optional<Original> original) {
  /** What a program asks; nothing was written. */
  public static Asked of(LlmRequest request, Delivery delivery) {
    return new Asked(request, delivery, Optional.empty());
  }

  public boolean isStreamed() {
    return delivery == Delivery.STREAMED;
  }

  /** The literal, if it was written in that dialect. */
  public Optional<Original> literal(Dialect dialect) {
    return original.filter(written -> written.dialect().equals(dialect.name()));
  }
}

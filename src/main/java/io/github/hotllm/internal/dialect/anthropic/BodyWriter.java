package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.internal.dialect.Delivery;

/** Writes the body of one request: from its meaning, or from what a client literally wrote. */
interface BodyWriter {
  /** How many tokens the answer may have. */
  int maxTokens();

  byte[] write(Delivery delivery);
}

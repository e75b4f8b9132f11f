package io.github.hotllm.internal.engine;

import java.util.concurrent.Flow;

/** The TCK over {@link io.github.hotllm.LlmStream#text()}. */
public final class TextTckTest extends StreamVerification<String> {
  @Override
  Flow.Publisher<String> view(AnswerStream stream) {
    return stream.text();
  }

  @Override
  long piecesFor(long elements) {
    return elements;
  }
}

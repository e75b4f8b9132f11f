package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Batch;

/**
 * Takes the answer to a call: signals come one after the other, on hotllm's threads, where the
 * receiver may block, and end in exactly one of {@code end} and {@code fail}.
 */
public interface Receiver {
  /** What one pull asked for. The first batch begins with {@code Started}; none has Finished. */
  void next(Batch batch);

  void end(LlmReply reply);

  void fail(LlmException failure);
}

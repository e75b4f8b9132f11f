package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import java.util.concurrent.Flow;

/** The TCK over {@link io.github.hotllm.LlmStream} itself. */
public final class EventsTckTest extends StreamVerification<LlmEvent> {
  /** The start and the end of an answer are events too. */
  private static final int FRAME = 2;

  @Override
  Flow.Publisher<LlmEvent> view(AnswerStream stream) {
    return stream;
  }

  @Override
  long piecesFor(long elements) {
    return elements - FRAME;
  }

  /** The shortest answer has two events; {@link TextTckTest} verifies the same class with one. */
  @Override
  public void required_createPublisher1MustProduceAStreamOfExactly1Element() {
    notVerified("no answer has only one event");
  }

  /** The same. */
  @Override
  public void required_spec107_mustNotEmitFurtherSignalsOnceOnCompleteHasBeenSignalled() {
    notVerified("no answer has only one event");
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.route.Exchange;

/** A call as a source of its answer's events. */
record AnswerSource(Engine engine, Asked asked) implements Source<LlmEvent> {
  @Override
  public Exchange open(Taker<LlmEvent> taker) {
    return engine.open(asked, new Receiver() {
      @Override
      public void next(Batch batch) {
        taker.next(batch.events());
      }

      @Override
      public void end(LlmReply reply) {
        taker.end(new LlmEvent.Finished(reply));
      }

      @Override
      public void fail(LlmException failure) {
        taker.fail(failure);
      }
    });
  }

  /** The whole answer, which is in its last event. */
  static LlmReply reply(LlmEvent last) {
    return ((LlmEvent.Finished) last).reply();
  }
}

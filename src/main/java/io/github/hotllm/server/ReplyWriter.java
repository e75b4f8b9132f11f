package io.github.hotllm.server;

import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Encoder;
import io.github.hotllm.internal.wire.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes an answer in one piece. What came in the client's own format is kept to be copied. */
final class ReplyWriter implements AnswerWriter {
  private final Visit visit;
  private final Encoder encoder;

  // Owned by the call's turns.
  private final List<Frame> raw = new ArrayList<>();
  private boolean foreign;

  ReplyWriter(Visit visit, Encoder encoder) {
    this.visit = visit;
    this.encoder = encoder;
  }

  @Override
  public void batch(Batch batch) {
    foreign |= !batch.dialect().equals(visit.dialect().name());
    if (foreign) {
      raw.clear();
    } else {
      raw.addAll(batch.frames());
    }
  }

  @Override
  public void end(LlmReply reply) throws IOException {
    var whole = encoder.whole(reply, raw);
    visit.story().tell(visit.outlet(), reply);
    visit.outlet().send(whole);
  }

  @Override
  public void error(LlmException failure) throws IOException {
    visit.refuse(failure);
  }

  @Override
  public void breakOff() {
    visit.outlet().breakOff();
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmReply;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.route.Exchange;
import java.util.ArrayList;
import java.util.List;

/** A receiver that writes down what it hears, and pulls on as long as it is eager. */
final class Recorder implements Receiver {
  final List<Batch> batches = new ArrayList<>();
  final List<LlmEvent> events = new ArrayList<>();
  LlmReply reply;
  LlmException failure;
  int ends;
  private Exchange call;

  /** Pulls once, and again after each batch. */
  void pullAll(Exchange exchange) {
    call = exchange;
    exchange.pull();
  }

  @Override
  public void next(Batch batch) {
    batches.add(batch);
    events.addAll(batch.events());
    if (call != null) {
      call.pull();
    }
  }

  @Override
  public void end(LlmReply whole) {
    ends++;
    reply = whole;
  }

  @Override
  public void fail(LlmException e) {
    ends++;
    failure = e;
  }

  /** The text pieces that were heard. */
  List<String> texts() {
    return events.stream()
        .filter(LlmEvent.Text.class::isInstance)
        .map(event -> ((LlmEvent.Text) event).text())
        .toList();
  }
}

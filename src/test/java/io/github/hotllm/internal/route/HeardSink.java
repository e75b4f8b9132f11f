package io.github.hotllm.internal.route;

import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.wire.Frame;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a route says, in short words; pulls on when it was given an exchange. */
final class HeardSink implements Sink {
  final List<String> heard = new ArrayList<>();
  final List<LlmEvent> events = new ArrayList<>();
  final List<String> texts = new ArrayList<>();
  final List<Frame> frames = new ArrayList<>();
  List<String> warnings = List.of();
  Metered end;
  LlmException failure;
  private Exchange exchange;

  /** Pulls, and again after each batch. */
  void take(Exchange next) {
    exchange = next;
    exchange.pull();
  }

  @Override
  public void encoded(Delivery delivery, List<String> warnings) {
    heard.add("encoded " + delivery);
    this.warnings = warnings;
  }

  @Override
  public void connecting() {
    heard.add("connecting");
  }

  @Override
  public void connected() {
    heard.add("connected");
  }

  @Override
  public void alive() {
    heard.add("alive");
  }

  @Override
  public void next(Batch batch) {
    heard.add("next");
    events.addAll(batch.events());
    frames.addAll(batch.frames());
    batch.events().stream()
        .filter(LlmEvent.Text.class::isInstance)
        .forEach(event -> texts.add(((LlmEvent.Text) event).text()));
    if (exchange != null) {
      exchange.pull();
    }
  }

  @Override
  public void end(Metered metered) {
    heard.add("end");
    end = metered;
  }

  @Override
  public void fail(LlmException e) {
    heard.add("fail");
    failure = e;
  }
}

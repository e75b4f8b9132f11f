package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmException;
import io.github.hotllm.LlmStream;
import io.github.hotllm.internal.route.Exchange;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** The answer of one round, event by event: each pull asks the stream for one more. */
final class StreamedRound implements Exchange, Flow.Subscriber<LlmEvent> {
  /** Hears an answer; on any thread, one signal after the other. */
  interface Listener {
    /** {@link LlmEvent.Finished} is the last. */
    void said(LlmEvent event);

    void failed(Throwable failure);
  }

  private final Listener listener;
  /** Comes at once from our streams; a fake's may take its time. */
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

  // Owned by the stream's signals, which are serial.
  private boolean ended;

  private StreamedRound(Listener listener) {
    this.listener = listener;
  }

  static Exchange open(LlmStream stream, Listener listener) {
    var round = new StreamedRound(listener);
    stream.subscribe(round);
    return round;
  }

  @Override
  public void pull() {
    var unused = subscription.thenAccept(open -> open.request(1));
  }

  @Override
  public void cancel() {
    var unused = subscription.thenAccept(Flow.Subscription::cancel);
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    if (!subscription.complete(opened)) {
      // Rule 2.5.
      opened.cancel();
    }
  }

  @Override
  public void onNext(LlmEvent event) {
    if (!ended) {
      ended = event instanceof LlmEvent.Finished;
      listener.said(event);
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (!ended) {
      ended = true;
      listener.failed(failure);
    }
  }

  @Override
  public void onComplete() {
    onError(
        LlmException.of(ErrorType.STREAM_BROKEN, "the answer has ended without its last event"));
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmStream;
import io.github.hotllm.internal.dialect.Asked;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;

/** One answer, in whichever of its forms is asked for first. */
final class AnswerStream implements LlmStream {
  private final AnswerSource answer;
  private final Executor executor;
  private final Once once = new Once("answer", "stream");

  AnswerStream(Engine engine, Asked asked, Executor executor) {
    this.answer = new AnswerSource(engine, asked);
    this.executor = executor;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super LlmEvent> subscriber) {
    subscribe(subscriber, Optional::of);
  }

  @Override
  public Flow.Publisher<String> text() {
    return subscriber -> subscribe(
        subscriber,
        event -> event instanceof LlmEvent.Text text ? Optional.of(text.text()) : Optional.empty());
  }

  private <T> void subscribe(
      Flow.Subscriber<? super T> subscriber, Function<LlmEvent, Optional<T>> item) {
    once.claim(subscriber, () -> FlowCall.subscribe(answer, item, subscriber));
  }

  @Override
  public Events events() {
    once.claim();
    return new Loop(EventQueue.start(answer));
  }

  @Override
  public CompletableFuture<LlmReply> reply() {
    return forEach(event -> {});
  }

  @Override
  public CompletableFuture<LlmReply> forEach(Consumer<? super LlmEvent> action) {
    Objects.requireNonNull(action);
    once.claim();
    return Collector.start(answer, action, AnswerSource::reply, executor);
  }

  /** The events for a blocking loop. */
  private record Loop(EventQueue<LlmEvent> queue) implements Events {
    @Override
    public Iterator<LlmEvent> iterator() {
      return queue.iterator();
    }

    @Override
    public void close() {
      queue.close();
    }
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.Events;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmStream;
import io.github.hotllm.internal.dialect.Asked;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** One answer, in whichever of its forms is asked for first. */
final class AnswerStream implements LlmStream {
  private final Engine engine;
  private final Asked asked;
  private final Executor executor;
  private final AtomicBoolean used = new AtomicBoolean();

  AnswerStream(Engine engine, Asked asked, Executor executor) {
    this.engine = engine;
    this.asked = asked;
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

  @Override
  public Events events() {
    claim();
    return EventQueue.start(engine, asked);
  }

  @Override
  public CompletableFuture<LlmReply> reply() {
    return forEach(event -> {});
  }

  @Override
  public CompletableFuture<LlmReply> forEach(Consumer<? super LlmEvent> action) {
    Objects.requireNonNull(action);
    claim();
    return Collector.start(engine, asked, action, executor);
  }

  private <T> void subscribe(
      Flow.Subscriber<? super T> subscriber, Function<LlmEvent, Optional<T>> item) {
    Objects.requireNonNull(subscriber);
    if (used.compareAndSet(false, true)) {
      FlowCall.subscribe(engine, asked, item, subscriber);
    } else {
      FlowCall.refuse(subscriber, usedUp());
    }
  }

  private void claim() {
    if (!used.compareAndSet(false, true)) {
      throw usedUp();
    }
  }

  private static IllegalStateException usedUp() {
    return new IllegalStateException(
        "this answer is used already; a second use would buy it again – call stream() once more");
  }
}

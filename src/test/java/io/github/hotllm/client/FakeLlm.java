package io.github.hotllm.client;

import io.github.hotllm.Events;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmStream;
import io.github.hotllm.Models;
import java.util.Collections;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** An {@link Llm} in the process that always says the same. */
final class FakeLlm implements Llm {
  static final LlmReply REPLY = LlmReply.of("from here");
  static final Events EVENTS = new Events() {
    @Override
    public Iterator<LlmEvent> iterator() {
      return Collections.emptyIterator();
    }

    @Override
    public void close() {}
  };

  @Override
  public CompletableFuture<LlmReply> call(LlmRequest request) {
    return CompletableFuture.completedFuture(REPLY);
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    return new LlmStream() {
      @Override
      public Events events() {
        return EVENTS;
      }

      @Override
      public void subscribe(Flow.Subscriber<? super LlmEvent> subscriber) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Flow.Publisher<String> text() {
        throw new UnsupportedOperationException();
      }

      @Override
      public CompletableFuture<LlmReply> reply() {
        throw new UnsupportedOperationException();
      }

      @Override
      public CompletableFuture<LlmReply> forEach(Consumer<? super LlmEvent> action) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public Models models() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

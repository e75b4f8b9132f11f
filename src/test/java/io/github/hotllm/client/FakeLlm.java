package io.github.hotllm.client;

import io.github.hotllm.EmbedRequest;
import io.github.hotllm.Embeddings;
import io.github.hotllm.Events;
import io.github.hotllm.Llm;
import io.github.hotllm.LlmEvent;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.LlmStream;
import io.github.hotllm.Models;
import io.github.hotllm.TokenCount;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/** An {@link Llm} in the process that always says the same. */
final class FakeLlm implements Llm {
  static final LlmReply REPLY = LlmReply.of("from here");
  static final TokenCount COUNT = new TokenCount(3, "m", "here", List.of(), "r");
  static final Embeddings EMBEDDINGS =
      new Embeddings(List.of(), "m", "here", Optional.empty(), Optional.empty(), List.of(), "r");
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
  public CompletableFuture<Embeddings> embed(EmbedRequest request) {
    return CompletableFuture.completedFuture(EMBEDDINGS);
  }

  @Override
  public CompletableFuture<TokenCount> countTokens(LlmRequest request) {
    return CompletableFuture.completedFuture(COUNT);
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

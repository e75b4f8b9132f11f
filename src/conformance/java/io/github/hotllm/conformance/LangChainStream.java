package io.github.hotllm.conformance;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What LangChain4j tells of a stream. Safe for all threads. */
final class LangChainStream implements StreamingChatResponseHandler {
  private final CompletableFuture<StreamingHandle> begun = new CompletableFuture<>();
  private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

  @Override
  public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
    begun.complete(context.streamingHandle());
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    whole.complete(response);
  }

  @Override
  public void onError(Throwable error) {
    begun.completeExceptionally(error);
    whole.completeExceptionally(error);
  }

  /** Waits for the first text, and gives the means to end the stream. */
  StreamingHandle begun() {
    return result(begun);
  }

  /** Waits for the end. Throws what the stream failed with. */
  ChatResponse whole() {
    return result(whole);
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}

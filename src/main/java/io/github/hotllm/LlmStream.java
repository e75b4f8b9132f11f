package io.github.hotllm;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * One answer that arrives piece by piece: lazy, and good for one use.
 *
 * <p>Nothing is sent before the first of {@code subscribe}, {@link #text()} subscribed,
 * {@link #events()}, {@link #reply()} or {@link #forEach}; whichever comes first starts the call,
 * and a second one is refused with an {@link IllegalStateException}, for it would have to pay
 * again.
 *
 * <pre>{@code
 * var reply = llm.stream("opus", "Tell me a story.").forEach(event -> {
 *   if (event instanceof LlmEvent.Text text) {
 *     System.out.print(text.text());
 *   }
 * });
 * System.out.println(reply.join().usage());
 * }</pre>
 *
 * <p>A subscriber gets exactly one end: {@code onComplete} after {@link LlmEvent.Finished}, or
 * {@code onError} with an {@link LlmException}. Demand reaches the provider's connection: who asks
 * for nothing is sent nothing. Cancelling closes that connection at once. Signals come one after
 * the other, on hotllm's own threads or within {@code request}; a subscriber may block there, but
 * only its own stream waits.
 */
public interface LlmStream extends Flow.Publisher<LlmEvent> {
  /** Only the pieces of the answer's text. */
  Flow.Publisher<String> text();

  /** The events for a blocking loop. Starts the call. */
  Events events();

  /** The whole answer. Starts the call; cancelling the future cancels it. */
  CompletableFuture<LlmReply> reply();

  /**
   * Hands each event to an action, as it arrives. Starts the call; cancelling the future cancels
   * it.
   */
  CompletableFuture<LlmReply> forEach(Consumer<? super LlmEvent> action);
}

package io.github.hotllm;

import java.util.Iterator;

/**
 * The events of one answer, to be walked through once by a blocking loop.
 *
 * <p>{@code next()} waits for the next event and throws the {@link LlmException} that ended the
 * answer. Closing gives the rest up and closes the connection to the provider; closing after the
 * end does nothing. One thread at a time; {@code close()} may be called from any thread.
 *
 * <pre>{@code
 * try (var events = llm.stream("opus", "Tell me a story").events()) {
 *   for (var event : events) {
 *     if (event instanceof LlmEvent.Text text) System.out.print(text.text());
 *   }
 * }
 * }</pre>
 */
public interface Events extends Iterable<LlmEvent>, AutoCloseable {
  /** The one iterator. A second call is refused with an {@link IllegalStateException}. */
  @Override
  Iterator<LlmEvent> iterator();

  @Override
  void close();
}

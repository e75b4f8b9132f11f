package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.route.Exchange;

/** What is told in items, and only as far as it is asked for: an answer, or a conversation. */
interface Source<T> {
  /** Prepares it. Nothing is done, and the taker is not called, before the first pull. */
  Exchange open(Taker<T> taker);
}

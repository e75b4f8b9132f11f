package io.github.hotllm.internal.engine;

import java.util.List;

/**
 * Takes what a {@link Source} tells: signals come one after the other, on threads where the taker
 * may block, and end in exactly one of {@code end} and {@code fail}.
 */
interface Taker<T> {
  /** What one pull asked for. */
  void next(List<T> items);

  /** The last item, which needs no pull. */
  void end(T last);

  void fail(Throwable failure);
}

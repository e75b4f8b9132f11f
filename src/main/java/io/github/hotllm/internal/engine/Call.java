package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.route.Exchange;

/** A call on its way, seen by whoever takes its answer. May be used from any thread. */
public interface Call extends Exchange {
  /** Our own id of the call, which its answer or failure will bear. */
  String requestId();
}

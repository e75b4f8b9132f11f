package io.github.hotllm.internal.engine;

import io.github.hotllm.Models;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.route.RouteState;
import java.util.List;

/** What makes calls: one for a client or a server. For all threads. */
public interface Engine {
  /** Prepares a call. Nothing is sent, and the receiver is not called, before the first pull. */
  Call open(Asked asked, Receiver receiver);

  /** The ways to an answer and their states; answers at once. */
  List<RouteState> routes();

  Models models();

  /** Cancels what still runs and frees threads and connections. */
  void close();
}

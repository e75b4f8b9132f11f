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

  /** What there is of plans. Looks it up, and may block for seconds; calls nobody's network. */
  PlanReport plans();

  Models models();

  /**
   * The same engine for callers who may be anyone: without the plans of the one who runs it. It
   * ends with this one.
   */
  Engine forOthers();

  /** Starts in the background what can be kept ready for calls; whoever calls rarely need not. */
  void warm();

  /** Cancels what still runs and frees threads and connections. */
  void close();
}

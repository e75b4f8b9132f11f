package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;

/** A way to one model: how the bytes get there, and who pays. No retries, no clock. */
public interface Route {
  Target target();

  RouteKind kind();

  Billing billing();

  /** The state that this route shares with all routes of its provider and kind. */
  RouteState state();

  /** Prepares one attempt. Nothing is sent, and the sink is not called, before the first pull. */
  Exchange open(Asked asked, Sink sink);
}

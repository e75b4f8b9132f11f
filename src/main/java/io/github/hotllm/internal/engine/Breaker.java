package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.route.RouteState;
import java.util.Optional;

/** What a failure says about its route, and what only about the one call. */
final class Breaker {
  private Breaker() {}

  static void judge(RouteState route, LlmException failure) {
    if (DirectFailure.kindOf(failure).equals(Optional.of(DirectFailure.Kind.REFUSED))) {
      route.refused(String.valueOf(failure.getMessage()));
      return;
    }
    switch (failure.type()) {
      case OVERLOADED, PROVIDER_ERROR, STREAM_BROKEN, TIMEOUT -> route.failed();
      case SUBSCRIPTION_EXHAUSTED -> failure.resetsAt().ifPresent(route::exhausted);
      default -> {
        // It answered, and has refused this call alone.
      }
    }
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.route.Route;
import java.util.Optional;

/** What a failure says about its route, and what only about the one call. */
final class Breaker {
  private Breaker() {}

  static void judge(Route way, LlmException failure) {
    var route = way.state();
    if (DirectFailure.kindOf(failure).equals(Optional.of(DirectFailure.Kind.REFUSED))) {
      route.refused(String.valueOf(failure.getMessage()));
      return;
    }
    switch (failure.type()) {
      case OVERLOADED, PROVIDER_ERROR, STREAM_BROKEN, TIMEOUT -> route.failed();
      case SUBSCRIPTION_EXHAUSTED ->
        failure.resetsAt().ifPresent(until -> {
          if (FamilyLimit.isOn(failure)) {
            route.exhausted(way.target().model().family(), until);
          } else {
            route.exhausted(until);
          }
        });
      default -> {
        // It answered, and has refused this call alone.
      }
    }
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import java.util.List;
import java.util.Optional;

/** The legs to one model, of which the first tells how it is; at least one. */
record Way(List<Leg> legs) {
  Way {
    legs = List.copyOf(legs);
  }

  /** Whether it shall be tried after others: it rests, and no key may be charged instead. */
  boolean isResting() {
    boolean rests = switch (status()) {
      case COOLING_DOWN, EXHAUSTED, LOGGED_OUT -> true;
      default -> false;
    };
    return rests && legs.stream().noneMatch(leg -> leg.after() == After.LASTING);
  }

  /** Whether it is a plan that the user is on, and rests. */
  boolean isRestingPlan() {
    return isPlan() && isResting() && status() != RouteState.Status.LOGGED_OUT;
  }

  /** Whether it leads over a program, or a plan, that nobody is known to be logged in to. */
  boolean isLoggedOut() {
    return isPlan() && status() == RouteState.Status.LOGGED_OUT;
  }

  /** What to do so that it can be taken. */
  Optional<String> hint() {
    return first().route().state().hint();
  }

  boolean isUsedUpPlan() {
    return isPlan() && status() == RouteState.Status.EXHAUSTED;
  }

  /** Whether it is paid per token, though nobody has said that it may be in place of a plan. */
  boolean isUnasked() {
    return first().after() == After.NONE_USED_UP;
  }

  /** Whether a plan pays for it. */
  boolean isPlan() {
    return first().route().billing() == Billing.FLAT_RATE;
  }

  private RouteState.Status status() {
    var route = first().route();
    return route.state().status(route.target().model());
  }

  private Leg first() {
    return legs.get(0);
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.route.Leg;
import io.github.hotllm.internal.route.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a call stands on its plan, and what has failed on the way. Owned by the call's mailbox. */
final class Course {
  private final List<LlmException> failures = new ArrayList<>();
  private List<Leg> legs = List.of();
  private int leg;
  private int attempts;
  private int attemptsOnLeg;

  void follow(Plan plan) {
    legs = plan.legs();
  }

  /** The leg that is there; none before there is a plan. */
  Optional<Leg> leg() {
    return leg < legs.size() ? Optional.of(legs.get(leg)) : Optional.empty();
  }

  /** Counts one more attempt on this leg. */
  Leg attempt() {
    attempts++;
    attemptsOnLeg++;
    return legs.get(leg);
  }

  /** Counts one more request of an attempt, which is none of its retries. */
  void again() {
    attempts++;
  }

  /** All attempts up to now. */
  int attempts() {
    return attempts;
  }

  int attemptsOnLeg() {
    return attemptsOnLeg;
  }

  /** Goes to the next leg that may follow, if any; the failure of this one is not forgotten. */
  boolean moveOn(LlmException failure) {
    var all = new ArrayList<>(failures);
    all.add(failure);
    for (int next = leg + 1; next < legs.size(); next++) {
      if (legs.get(next).follows(all)) {
        failures.add(failure);
        leg = next;
        attemptsOnLeg = 0;
        return true;
      }
    }
    return false;
  }

  /** The last failure, which tells of those of the legs before. */
  LlmException withEarlier(LlmException last) {
    failures.forEach(last::addSuppressed);
    return last;
  }
}

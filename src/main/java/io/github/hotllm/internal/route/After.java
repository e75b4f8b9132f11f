package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import java.util.List;
import java.util.Optional;

/**
 * After which failures a leg may be taken: what keeps a plan from being asked twice for nothing,
 * and a user from paying unasked.
 */
public enum After {
  /** Any. */
  ANY {
    @Override
    boolean allows(List<LlmException> failures) {
      return true;
    }
  },
  /** What concerns the direct way to a plan alone: its other way may do. */
  DIRECT_FAILURE {
    @Override
    boolean allows(List<LlmException> failures) {
      return mark(failures).isPresent();
    }
  },
  /** It has turned out that there is no login. */
  NOT_LOGGED_IN {
    @Override
    boolean allows(List<LlmException> failures) {
      return mark(failures).equals(Optional.of(Kind.NOT_LOGGED_IN));
    }
  },
  /** What does not pass by itself, for a paid call in place of a plan that the user allows. */
  LASTING {
    @Override
    boolean allows(List<LlmException> failures) {
      return !last(failures).isRetryable();
    }
  },
  /** Any, as long as no plan is used up: for a paid call that nobody has allowed in its place. */
  NONE_USED_UP {
    @Override
    boolean allows(List<LlmException> failures) {
      return failures.stream().noneMatch(one -> one.type() == ErrorType.SUBSCRIPTION_EXHAUSTED);
    }
  };

  /** @param failures those on the way, at least one; the newest is the last */
  abstract boolean allows(List<LlmException> failures);

  private static LlmException last(List<LlmException> failures) {
    return failures.get(failures.size() - 1);
  }

  private static Optional<Kind> mark(List<LlmException> failures) {
    return DirectFailure.kindOf(last(failures));
  }
}

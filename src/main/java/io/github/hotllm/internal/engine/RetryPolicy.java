package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What follows a failure before the first content, and after which wait: the last column of the
 * error table in one place.
 */
final class RetryPolicy {
  static final int ATTEMPTS_FOR_A_MODEL = 3;
  static final Duration TRANSIENT_BASE = Duration.ofMillis(50);
  static final Duration THROTTLED_BASE = Duration.ofSeconds(1);
  static final Duration CAP = Duration.ofSeconds(20);
  /** Whoever asks to wait for longer is not waited for. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  /** What to do next. */
  enum Step {
    AGAIN,
    ELSEWHERE,
    STOP
  }

  private final DoubleSupplier random;

  /** @param random from 0 to below 1, for the jitter */
  RetryPolicy(DoubleSupplier random) {
    this.random = random;
  }

  Step step(LlmException failure, int attemptsMade) {
    if (isFinal(failure)) {
      return Step.STOP;
    }
    boolean worthIt = failure.isRetryable()
        && attemptsMade < ATTEMPTS_FOR_A_MODEL
        && failure.retryAfter().orElse(Duration.ZERO).compareTo(LONGEST_WAIT) <= 0;
    return worthIt ? Step.AGAIN : Step.ELSEWHERE;
  }

  private static boolean isFinal(LlmException failure) {
    return switch (failure.type()) {
      case INVALID_REQUEST -> !failure.isRetryable();
      case GONE, BUSY, INVALID_OUTPUT -> true;
      case TIMEOUT -> failure.phase().equals(Optional.of(LlmException.Phase.TOTAL));
      default -> false;
    };
  }

  /** What the provider asks for, else full jitter below a bound that doubles each time. */
  Duration delay(LlmException failure, int attemptsMade) {
    return failure.retryAfter().orElseGet(() -> {
      var base = failure.type() == ErrorType.RATE_LIMITED ? THROTTLED_BASE : TRANSIENT_BASE;
      var bound = base.multipliedBy(1L << Math.min(attemptsMade - 1, 16));
      long nanos = Math.min(bound.toNanos(), CAP.toNanos());
      return Duration.ofNanos((long) (nanos * random.getAsDouble()));
    });
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.ErrorType;

/**
 * Tokens that retries of one provider's calls cost, so that a provider in trouble is not buried
 * under them. For all threads.
 *
 * <p>The numbers are those of the AWS SDKs' standard strategy (as of November 2026).
 */
final class RetryBudget {
  static final int CAPACITY = 500;
  static final int TRANSIENT_COST = 14;
  static final int THROTTLED_COST = 5;
  /** What an answer at the first attempt gives back. */
  static final int REFUND = 1;

  // Guarded by this.
  private int tokens = CAPACITY;

  /** Takes what a retry after that failure costs; 0 if there is not as much. */
  synchronized int take(ErrorType failure) {
    int cost = failure == ErrorType.RATE_LIMITED ? THROTTLED_COST : TRANSIENT_COST;
    if (tokens < cost) {
      return 0;
    }
    tokens -= cost;
    return cost;
  }

  /** An answer came: what its last retry had cost comes back, or a little if there was none. */
  synchronized void succeeded(int cost) {
    tokens = Math.min(CAPACITY, tokens + (cost > 0 ? cost : REFUND));
  }
}

package io.github.hotllm.contract;

/** The last column of the error table: what follows a failure before the first content. */
enum Then {
  /** Three attempts, then the next fallback. */
  AGAIN(3),
  /** One attempt, then the next fallback. */
  NEXT(1),
  /** One attempt, and no fallback is asked. */
  STOP(1);

  private final int attempts;

  Then(int attempts) {
    this.attempts = attempts;
  }

  int attempts() {
    return attempts;
  }
}

package io.github.hotllm;

/**
 * Too many requests, or a plan that is used up: {@link #retryAfter()} or {@link #resetsAt()} say
 * when to come back, where that is known.
 */
public final class ThrottledException extends LlmException {
  private static final long serialVersionUID = 1L;

  ThrottledException(Details details) {
    super(details);
  }
}

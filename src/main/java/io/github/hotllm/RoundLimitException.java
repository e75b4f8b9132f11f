package io.github.hotllm;

/**
 * A conversation whose model still called tools when its rounds were used up: {@link #partial()} is
 * the last answer, whose calls were not run, and {@link #conversation()} all that was said before.
 */
public final class RoundLimitException extends LlmException {
  private static final long serialVersionUID = 1L;

  RoundLimitException(Details details) {
    super(details);
  }
}

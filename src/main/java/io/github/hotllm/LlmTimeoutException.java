package io.github.hotllm;

/** A deadline that has passed: {@link #phase()} says which one. */
public final class LlmTimeoutException extends LlmException {
  private static final long serialVersionUID = 1L;

  LlmTimeoutException(Details details) {
    super(details);
  }
}

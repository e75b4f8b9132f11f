package io.github.hotllm;

/** A provider that cannot be reached, has too much to do, or answers what is not its protocol. */
public final class UnavailableException extends LlmException {
  private static final long serialVersionUID = 1L;

  UnavailableException(Details details) {
    super(details);
  }
}

package io.github.hotllm;

/** A request that cannot be served as it is, however often it is made. */
public final class BadRequestException extends LlmException {
  private static final long serialVersionUID = 1L;

  BadRequestException(Details details) {
    super(details);
  }
}

package io.github.hotllm;

/** An answer that was cut, or that cannot be used: {@link #partial()} holds what had arrived. */
public final class BrokenStreamException extends LlmException {
  private static final long serialVersionUID = 1L;

  BrokenStreamException(Details details) {
    super(details);
  }
}

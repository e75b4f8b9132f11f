package io.github.hotllm;

/** No key, a key that was refused or may not do this, or an account without credit. */
public final class CredentialsException extends LlmException {
  private static final long serialVersionUID = 1L;

  CredentialsException(Details details) {
    super(details);
  }
}

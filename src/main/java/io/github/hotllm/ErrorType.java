package io.github.hotllm;

/**
 * What kind of failure an {@link LlmException} is: its name on the wire, its HTTP status, and
 * whether the same call may succeed when it is made again.
 */
public enum ErrorType {
  /** The request is wrong, by our own check or the provider's. */
  INVALID_REQUEST(400, Again.NEVER),
  /** A call of the old API that no longer exists. */
  GONE(410, Again.NEVER),
  /** The conversation does not fit into the model's context window. */
  CONTEXT_TOO_LONG(400, Again.NEVER),
  /** No key, or a key that was refused. */
  AUTHENTICATION(401, Again.NEVER),
  /** The key is known but may not do this; or the server's guard refused the caller. */
  PERMISSION(403, Again.NEVER),
  /** No such model. */
  MODEL_NOT_FOUND(404, Again.NEVER),
  /** The prompt was blocked. (A refusal inside an answer is a {@link StopReason}.) */
  CONTENT_REFUSED(422, Again.NEVER),
  /** The account's credit is used up. */
  BILLING(402, Again.NEVER),
  /** The subscription's window is used up. */
  SUBSCRIPTION_EXHAUSTED(429, Again.NEVER),
  /** The provider's rate limit. */
  RATE_LIMITED(429, Again.LATER),
  /** The hot server's own cap was reached, or it is about to stop. */
  BUSY(429, Again.LATER),
  /** The provider cannot be reached or has too much to do. */
  OVERLOADED(503, Again.LATER),
  /** The provider failed, or its answer is not its protocol. */
  PROVIDER_ERROR(502, Again.LATER),
  /** The answer was cut before its end. */
  STREAM_BROKEN(502, Again.LATER),
  /** An answer that should have been JSON for a schema is not. */
  INVALID_OUTPUT(502, Again.NEVER),
  /** A deadline has passed. */
  TIMEOUT(504, Again.LATER);

  private enum Again {
    NEVER,
    LATER
  }

  private final int status;
  private final Again again;

  ErrorType(int status, Again again) {
    this.status = status;
    this.again = again;
  }

  /** The HTTP status with which the hot server answers, unless the exception has its own. */
  public int status() {
    return status;
  }

  /** Whether the same call may succeed later, unless the exception says otherwise. */
  public boolean isRetryable() {
    return again == Again.LATER;
  }

  /** The name on the wire, such as {@code rate_limited}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}

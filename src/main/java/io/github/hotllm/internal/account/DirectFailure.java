package io.github.hotllm.internal.account;

import io.github.hotllm.LlmException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The mark of a failure that concerns the direct way to a subscription alone: the same plan may
 * still answer over its vendor's own program. It is the cause of the failure that it marks.
 *
 * <p>A used-up plan never has it, for the other way uses up the same plan.
 */
public final class DirectFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why the direct way does not do. */
  public enum Kind {
    /** There is no login to borrow, or the direct way is switched off. */
    NOT_LOGGED_IN,
    /** There is one, but it has run out or was revoked. */
    EXPIRED,
    /** The provider does not want to be called by us; asking again may cost the account. */
    REFUSED,
    /** What answers there speaks something else than it did. */
    PROTOCOL_CHANGED
  }

  private final Kind kind;

  private DirectFailure(Kind kind, @Nullable Throwable cause) {
    super("the direct way: " + kind, cause, false, false);
    this.kind = kind;
  }

  /** The failure, marked; a mark that is there already stays. */
  public static LlmException mark(Kind kind, LlmException failure) {
    return kindOf(failure).isPresent()
        ? failure
        : failure.with(same -> same.cause(new DirectFailure(kind, failure.getCause())));
  }

  /** The mark of a failure. */
  public static Optional<Kind> kindOf(LlmException failure) {
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof DirectFailure mark) {
        return Optional.of(mark.kind);
      }
    }
    return Optional.empty();
  }
}

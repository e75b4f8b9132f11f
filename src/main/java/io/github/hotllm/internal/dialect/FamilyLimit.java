package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import org.jspecify.annotations.Nullable;

/**
 * The mark of a used-up plan of which only the share of one family of models is used up: its other
 * models may still answer. It is the cause of the failure that it marks.
 */
public final class FamilyLimit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private FamilyLimit(@Nullable Throwable cause) {
    super("the limit of one family of models", cause, false, false);
  }

  /** The failure, marked, with what that leaves open in its message. */
  public static LlmException tell(LlmException failure) {
    return mark(failure.with(same -> same.message(failure.getMessage()
        + " – this is the limit of one family of models, and others of the plan may answer")));
  }

  /** The failure, marked. */
  public static LlmException mark(LlmException failure) {
    return failure.with(same -> same.cause(new FamilyLimit(failure.getCause())));
  }

  /** Whether a failure is marked. */
  public static boolean isOn(LlmException failure) {
    var cause = failure.getCause();
    while (cause != null && !(cause instanceof FamilyLimit)) {
      cause = cause.getCause();
    }
    return cause != null;
  }
}

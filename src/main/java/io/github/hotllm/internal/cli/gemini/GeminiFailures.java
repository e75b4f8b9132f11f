package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.rpc.JsonRpc;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the failures that gemini tells of: the code of the error is the status of the provider's
 * answer, but for some that it calls 500. Words are those of 0.61.0. Immutable.
 */
final class GeminiFailures {
  private static final int LEAST_STATUS = 400;
  private static final int MOST_STATUS = 599;
  private static final String LOGIN = "run gemini, and log in with Google";

  /** Such as {@code reset after 3h20m5s}, which the provider says when a quota is used up. */
  private static final Pattern RESET =
      Pattern.compile("reset after ((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)", Pattern.CASE_INSENSITIVE);

  private static final Pattern USED_UP =
      Pattern.compile("quota will reset after|daily quota", Pattern.CASE_INSENSITIVE);

  private final Target target;
  private final Clock clock;

  GeminiFailures(Target target, Clock clock) {
    this.target = target;
    this.clock = clock;
  }

  /**
   * The failure of a turn.
   *
   * @param hasBegun whether a part of the answer has come
   */
  LlmException of(JsonRpc.RpcException refusal, boolean hasBegun) {
    var words = String.valueOf(refusal.getMessage());
    var type = type(refusal.code(), words, hasBegun);
    var failure = LlmException.builder(type, Trouble.words("gemini", type, words, LOGIN))
        .provider(target.provider().name())
        .model(target.model().id());
    if (isStatus(refusal.code())) {
      failure.providerStatus((int) refusal.code());
    }
    if (type == ErrorType.SUBSCRIPTION_EXHAUSTED) {
      reset(words).ifPresent(wait -> failure.resetsAt(clock.now().plus(wait)));
    }
    return failure.build();
  }

  private ErrorType type(long code, String words, boolean hasBegun) {
    if (hasBegun) {
      return ErrorType.STREAM_BROKEN;
    } else if (USED_UP.matcher(words).find()) {
      return ErrorType.SUBSCRIPTION_EXHAUSTED;
    } else if (words.contains("is not found for API version")) {
      return ErrorType.MODEL_NOT_FOUND;
    } else if (!isStatus(code)) {
      return ErrorType.PROVIDER_ERROR;
    }
    return Failures.of(new Failures.Said((int) code, List.of(), words), target)
        .build()
        .type();
  }

  private static boolean isStatus(long code) {
    return code >= LEAST_STATUS && code <= MOST_STATUS;
  }

  private static Optional<Duration> reset(String words) {
    var told = RESET.matcher(words);
    return told.find() && !told.group(1).isEmpty()
        ? Optional.of(Duration.parse("PT" + told.group(1)))
        : Optional.empty();
  }
}

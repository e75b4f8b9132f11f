package io.github.hotllm.internal.cli.claude;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the failures that claude tells of: what {@code is_error} says counts, for the subtype stays
 * {@code success}. Shapes are those of 2.1.330. Immutable.
 */
final class ClaudeFailures {
  private static final String LOGIN = "/login";
  /** As in "You've hit your session limit · resets 3:45pm", of Claude Code's pages (2026-08). */
  private static final String USED_UP = "You've hit your ";

  private static final String LOG_IN = "run claude and /login, or set CLAUDE_CODE_OAUTH_TOKEN";

  private final Target target;

  ClaudeFailures(Target target) {
    this.target = target;
  }

  /**
   * The failure of a result.
   *
   * @param limit the window that is used up, if claude has told of one
   */
  LlmException of(Node result, Optional<ClaudeLimit> limit) {
    var words = result.at("result").textOrEmpty();
    var status = result.at("api_error_status").count();
    var type = status.isPresent()
        ? ofStatus(result, (int) status.getAsLong(), limit)
        : withoutStatus(result, words);
    var failure = LlmException.builder(type, Trouble.words("claude", type, words, LOG_IN))
        .provider(target.provider().name())
        .model(target.model().id());
    status.ifPresent(code -> failure.providerStatus((int) code));
    if (type != ErrorType.SUBSCRIPTION_EXHAUSTED) {
      return failure.build();
    }
    limit.map(ClaudeLimit::resetsAt).ifPresent(failure::resetsAt);
    boolean ofOne = limit.filter(ClaudeLimit::isOfOneFamily).isPresent();
    return ofOne ? FamilyLimit.mark(failure.build()) : failure.build();
  }

  private ErrorType ofStatus(Node result, int status, Optional<ClaudeLimit> limit) {
    if (status == 429 && limit.isPresent()) {
      return ErrorType.SUBSCRIPTION_EXHAUSTED;
    }
    var codes = Stream.of("api_error", "api_error_type")
        .flatMap(name -> result.at(name).text().stream())
        .toList();
    var said = new Failures.Said(status, codes, result.at("result").textOrEmpty());
    return Failures.of(said, target).build().type();
  }

  /** Before it asked anybody, or because nobody answered. */
  private static ErrorType withoutStatus(Node result, String words) {
    if (words.contains(LOGIN)) {
      return ErrorType.AUTHENTICATION;
    } else if (result.at("api_error").textOrEmpty().equals("usage_limit_reached")
        || words.startsWith(USED_UP)) {
      return ErrorType.SUBSCRIPTION_EXHAUSTED;
    } else if (List.of("api_error", "model_error")
        .contains(result.at("terminal_reason").textOrEmpty())) {
      return ErrorType.OVERLOADED;
    }
    return ErrorType.PROVIDER_ERROR;
  }

  /** It is about to be paid by something else than a plan. */
  static LlmException wrongPayer(String source) {
    return LlmException.of(
        ErrorType.AUTHENTICATION,
        "claude would pay with " + source + " instead of a plan – log in with claude and /login");
  }
}

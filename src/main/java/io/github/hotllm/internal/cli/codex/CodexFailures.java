package io.github.hotllm.internal.cli.codex;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.cli.process.Trouble;
import io.github.hotllm.internal.cli.rpc.JsonRpc;
import io.github.hotllm.internal.dialect.Failures;
import io.github.hotllm.internal.dialect.FamilyLimit;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.json.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Reads the failures that codex tells of, by its {@code codexErrorInfo} first. Words are those of
 * 0.169.0's schema, and of its source where that calls a failure {@code other}. Immutable.
 */
final class CodexFailures {
  private static final String LOGIN = "run codex login";

  /** Without a handshake codex tells a status in its words only. */
  private static final Pattern STATUS = Pattern.compile("status:? (4\\d\\d|5\\d\\d)\\b");

  /** Codex names a limit that is not for all of its models, and says what it leaves open. */
  private static final Pattern OF_FAMILY =
      Pattern.compile("usage limit for (.{1,100}?)\\. Switch to another model");

  private static final Map<String, ErrorType> TYPES = Map.ofEntries(
      Map.entry("usageLimitExceeded", ErrorType.SUBSCRIPTION_EXHAUSTED),
      Map.entry("rateLimitExceeded", ErrorType.RATE_LIMITED),
      Map.entry("contextWindowExceeded", ErrorType.CONTEXT_TOO_LONG),
      Map.entry("modelNotFound", ErrorType.MODEL_NOT_FOUND),
      Map.entry("unauthorized", ErrorType.AUTHENTICATION),
      Map.entry("badRequest", ErrorType.INVALID_REQUEST),
      Map.entry("serverOverloaded", ErrorType.OVERLOADED),
      Map.entry("internalServerError", ErrorType.OVERLOADED),
      Map.entry("flexUnavailable", ErrorType.OVERLOADED),
      Map.entry("policyCapacityUnavailable", ErrorType.OVERLOADED),
      Map.entry("cyberPolicy", ErrorType.CONTENT_REFUSED),
      Map.entry("misalignmentPolicyViolation", ErrorType.CONTENT_REFUSED),
      Map.entry("inferenceHookDenied", ErrorType.PERMISSION),
      Map.entry("responseStreamDisconnected", ErrorType.STREAM_BROKEN),
      Map.entry("httpConnectionFailed", ErrorType.OVERLOADED),
      Map.entry("responseStreamConnectionFailed", ErrorType.OVERLOADED),
      Map.entry("responseTooManyFailedAttempts", ErrorType.OVERLOADED));

  private final Target target;
  private final CodexLimits limits;

  CodexFailures(Target target, CodexLimits limits) {
    this.target = target;
    this.limits = limits;
  }

  /** The failure of a turn. */
  LlmException of(Node error) {
    var words = error.at("message").textOrEmpty();
    var info = error.at("codexErrorInfo");
    var status = status(info);
    var type = type(info, status, words);
    var failure = LlmException.builder(type, Trouble.words("codex", type, words, LOGIN))
        .provider(target.provider().name())
        .model(target.model().id());
    status.ifPresent(failure::providerStatus);
    return type == ErrorType.SUBSCRIPTION_EXHAUSTED
        ? usedUp(failure.build(), words)
        : failure.build();
  }

  private LlmException usedUp(LlmException failure, String words) {
    var named = OF_FAMILY.matcher(words);
    var limit = named.find() ? Optional.of(named.group(1)) : Optional.<String>empty();
    var dated = failure.with(same -> limits.resetsAt(limit).map(same::resetsAt).orElse(same));
    return limit.isPresent() ? FamilyLimit.tell(dated) : dated;
  }

  /** The failure of a call that codex refuses. */
  LlmException refused(JsonRpc.RpcException refusal) {
    return LlmException.of(
        ErrorType.INVALID_REQUEST, "codex refuses the request: " + refusal.getMessage());
  }

  private ErrorType type(Node info, OptionalInt status, String words) {
    if (status.isPresent()) {
      return ofStatus(status.getAsInt(), words);
    }
    var name = info.text().or(() -> info.fields().keySet().stream().findFirst()).orElse("other");
    return TYPES.containsKey(name) ? TYPES.get(name) : ofWords(words);
  }

  private ErrorType ofStatus(int status, String words) {
    return Failures.of(new Failures.Said(status, List.of(), words), target)
        .build()
        .type();
  }

  /** Codex calls the rest {@code other}, or does not name it at all. */
  private ErrorType ofWords(String words) {
    if (words.contains("/oauth/") || words.contains("log in") || words.contains("sign in")) {
      return ErrorType.AUTHENTICATION;
    } else if (words.contains("usage limit")) {
      return ErrorType.SUBSCRIPTION_EXHAUSTED;
    } else if (words.contains("stream disconnected")) {
      return ErrorType.STREAM_BROKEN;
    } else if (words.contains("Connection failed") || words.contains("high demand")) {
      return ErrorType.OVERLOADED;
    } else if (words.contains("does not exist or you do not have access")) {
      return ErrorType.MODEL_NOT_FOUND;
    } else if (words.contains("invalid_request_error")) {
      return ofStatus(400, words);
    }
    var status = STATUS.matcher(words);
    return status.find()
        ? ofStatus(Integer.parseInt(status.group(1)), words)
        : ErrorType.PROVIDER_ERROR;
  }

  private static OptionalInt status(Node info) {
    return info.fields().values().stream()
        .map(Node::of)
        .flatMapToLong(inner -> inner.at("httpStatusCode").count().stream())
        .mapToInt(Math::toIntExact)
        .findFirst();
  }
}

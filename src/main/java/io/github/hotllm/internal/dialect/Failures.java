package io.github.hotllm.internal.dialect;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the failures of all providers have in common.
 *
 * <p>The words are those of the official SDKs' sources and the providers' documents as of
 * 2026-11-22.
 */
public final class Failures {
  /** Codes and types that mean that money or quota is gone, so that trying again is useless. */
  private static final Set<String> MONEY = Set.of(
      "insufficient_quota",
      "credit_balance_exhausted",
      "organization_spend_limit_exceeded",
      "project_spend_limit_exceeded",
      "organization_usage_limit_exceeded",
      "enforced_spend_limit_reached",
      "contract_spend_limit_reached",
      "billing_error",
      "quota_exceeded");

  private static final List<String> MONEY_TEXTS = List.of(
      "out of budget",
      "quota exceeded",
      "exceeded your current quota",
      "billing",
      "spend limit",
      "insufficient balance",
      "credit balance");

  private static final List<String> OVERFLOW_TEXTS = List.of(
      "prompt is too long",
      "request_too_large",
      "context_length_exceeded",
      "exceeds the context window",
      "maximum context length",
      "exceeds the maximum number of tokens",
      "maximum prompt length is",
      "reduce the length of the messages",
      "too large for model with",
      "exceeded model token limit",
      "range of input length should be",
      "exceeds the available context size",
      "greater than the context length",
      "prompt too long; exceeded",
      "input is too long for requested model");

  private static final List<String> THROTTLE_TEXTS =
      List.of("rate limit", "too many requests", "too many tokens, please wait");

  private static final Set<String> MODEL_CODES = Set.of("model_not_found", "model_not_supported");

  private Failures() {}

  /**
   * What a provider says of its failure.
   *
   * @param code its most specific machine-readable words, such as {@code code} and {@code type};
   *     may be empty
   * @param message its words for people; may be empty
   */
  public record Said(int status, List<String> code, String message) {}

  /** The failure that a provider tells of, with what to do about it. */
  public static LlmException.Builder of(Said said, Target target) {
    var type = type(said);
    return LlmException.builder(type, message(type, said, target))
        .provider(target.provider().name())
        .model(target.model().id())
        .providerStatus(said.status());
  }

  static ErrorType type(Said said) {
    var text = said.message().toLowerCase(Locale.ROOT);
    boolean throttled = has(text, THROTTLE_TEXTS);
    if (!throttled && isOverflow(said, text)) {
      return ErrorType.CONTEXT_TOO_LONG;
    } else if (said.status() == 402 || isMoney(said, throttled ? "" : text)) {
      return ErrorType.BILLING;
    } else if (codes(said).anyMatch("content_filter"::equals)) {
      return ErrorType.CONTENT_REFUSED;
    } else if (codes(said).anyMatch(MODEL_CODES::contains)) {
      return ErrorType.MODEL_NOT_FOUND;
    }
    return ofStatus(said.status(), text);
  }

  private static ErrorType ofStatus(int status, String text) {
    return switch (status) {
      case 401 -> ErrorType.AUTHENTICATION;
      case 403 -> ErrorType.PERMISSION;
      case 404 -> text.contains("model") ? ErrorType.MODEL_NOT_FOUND : ErrorType.PROVIDER_ERROR;
      case 408, 409 -> ErrorType.OVERLOADED;
      case 429, 498 -> ErrorType.RATE_LIMITED;
      default -> {
        if (status >= 500) {
          yield ErrorType.OVERLOADED;
        }
        yield status >= 400 ? ErrorType.INVALID_REQUEST : ErrorType.PROVIDER_ERROR;
      }
    };
  }

  private static boolean isOverflow(Said said, String text) {
    boolean ofRequest = said.status() == 400 || said.status() == 413 || said.status() == 422;
    return said.status() == 413
        || codes(said).anyMatch(OVERFLOW_TEXTS::contains)
        || (ofRequest && has(text, OVERFLOW_TEXTS));
  }

  private static boolean isMoney(Said said, String text) {
    boolean mayBe = said.status() == 400 || said.status() == 403 || said.status() == 429;
    return codes(said).anyMatch(MONEY::contains) || (mayBe && has(text, MONEY_TEXTS));
  }

  private static Stream<String> codes(Said said) {
    return said.code().stream().map(code -> code.toLowerCase(Locale.ROOT));
  }

  private static boolean has(String text, List<String> phrases) {
    return phrases.stream().anyMatch(text::contains);
  }

  private static String message(ErrorType type, Said said, Target target) {
    var code = said.code().stream().filter(word -> !word.isEmpty()).findFirst();
    var words = said.message().isBlank() ? "no reason given" : said.message().strip();
    return target.provider().title() + " answered " + said.status()
        + code.map(word -> " (" + word + ")").orElse("")
        + ": " + words + advice(type, target);
  }

  private static String advice(ErrorType type, Target target) {
    var provider = target.provider();
    var variable = provider.needsKey() ? provider.keyVariables().get(0) : "its key";
    return switch (type) {
      case AUTHENTICATION -> " – check " + variable;
      case PERMISSION -> " – the key in " + variable + " may not do this";
      case BILLING -> " – top up the account, or name another model in fallbacks";
      case CONTEXT_TOO_LONG ->
        " – shorten the conversation, or choose a model with a larger context";
      case MODEL_NOT_FOUND -> " – is " + target.model().id() + " the right id?";
      case RATE_LIMITED, OVERLOADED -> " – try later, or name another model in fallbacks";
      default -> "";
    };
  }
}

package io.github.hotllm.internal.dialect;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.dialect.Failures.Said;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells from what a provider says of its failure which type it is: by its codes first, then by its
 * words where those are the same at many providers, last by its status.
 *
 * <p>The words are those of the official SDKs' sources and the providers' documents as of
 * 2026-11-22.
 */
final class FailureTypes {
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
      "insufficient_g1_credits_balance",
      "quota_exceeded");

  /** Codes and types that mean that the window of a plan is used up: hours, not seconds. */
  private static final Set<String> PLAN = Set.of(
      "usage_limit_reached",
      "subscription_sharing_usage_limit_exceeded",
      "gousagelimiterror",
      "freeusagelimiterror",
      "1308",
      "1310");

  /** Where a used-up plan has no code, and the status of a wrong key or a rate (Kimi, 2026-08). */
  private static final List<String> PLAN_TEXTS = List.of(
      "usage limit for this billing cycle",
      "usage limit for this period",
      "your 5-hour usage limit",
      "your weekly (7-day) usage limit");

  /** The plan is there, and what is asked for is no part of it. */
  private static final Set<String> NOT_IN_PLAN = Set.of("usage_not_included");

  private static final List<String> MONEY_TEXTS = List.of(
      "out of budget",
      "quota exceeded",
      "exceeded your current quota",
      "billing",
      "spend limit",
      "insufficient balance",
      "credit balance");

  private static final Set<Integer> MONEY_STATUSES = Set.of(200, 400, 403, 429);

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

  /** 200 for a failure inside an answer, 500 for small local servers. */
  private static final Set<Integer> OVERFLOW_STATUSES = Set.of(200, 400, 413, 422, 500);

  private static final List<String> THROTTLE_TEXTS =
      List.of("rate limit", "too many requests", "too many tokens, please wait");

  /** Codes and types that mean a rate, whatever the words say about plans and billing. */
  private static final Set<String> THROTTLE_CODES =
      Set.of("rate_limit_exceeded", "rate_limit_error", "slow_down", "too_many_requests");

  private static final Set<String> MODEL_CODES = Set.of("model_not_found", "model_not_supported");

  private static final List<String> MODEL_TEXTS = List.of(
      "is not a valid model",
      "invalid model:",
      "model does not exist",
      "not supported when using codex with a chatgpt account");

  private static final Set<String> KEY_CODES =
      Set.of("invalid_api_key", "incorrect_api_key", "api_key_invalid", "authentication_error");

  /** Some providers answer 400 to a wrong key. */
  private static final List<String> KEY_TEXTS =
      List.of("incorrect api key", "api key not valid", "invalid api key");

  private static final Set<String> REFUSED_CODES = Set.of(
      "content_filter",
      "content_policy_violation",
      "data_inspection_failed",
      "datainspectionfailed",
      "invalid_prompt",
      "bio_policy",
      "misalignment_policy_violation",
      "image_content_policy_violation");

  /** Codes of a request that will never do; those of pictures come within an answer. */
  private static final Set<String> REQUEST_CODES = Set.of(
      "invalid_request",
      "invalid_request_error",
      "invalid_image",
      "invalid_image_format",
      "invalid_base64_image",
      "invalid_image_url",
      "invalid_image_mode",
      "image_too_large",
      "image_too_small",
      "image_parse_error",
      "image_file_too_large",
      "image_file_not_found",
      "unsupported_image_media_type",
      "empty_image_file",
      "failed_to_download_image");

  private static final Set<String> OVERLOAD_CODES = Set.of(
      "overloaded_error",
      "server_is_overloaded",
      "engine_overloaded",
      "service_unavailable",
      "insufficient_system_resource");

  /** Codes of another hot server, for what the format that it speaks has no word for. */
  private static final Map<String, ErrorType> OWN_CODES = Stream.of(
          ErrorType.GONE,
          ErrorType.CONTEXT_TOO_LONG,
          ErrorType.PERMISSION,
          ErrorType.CONTENT_REFUSED,
          ErrorType.SUBSCRIPTION_EXHAUSTED,
          ErrorType.BUSY,
          ErrorType.OVERLOADED,
          ErrorType.PROVIDER_ERROR,
          ErrorType.STREAM_BROKEN,
          ErrorType.INVALID_OUTPUT,
          ErrorType.TIMEOUT)
      .collect(Collectors.toUnmodifiableMap(ErrorType::wireName, type -> type));

  /** The model has called a tool so wrongly that its server could not read it; it may do better. */
  private static final Set<String> MODEL_MISTAKES = Set.of("tool_use_failed");

  /** What Google answers in place of 429 and 503 where it gave up by itself. */
  private static final int CANCELLED = 499;

  private FailureTypes() {}

  static ErrorType of(Said said) {
    var own = codes(said).filter(OWN_CODES::containsKey).findFirst();
    return own.map(OWN_CODES::get).orElseGet(() -> ofVendor(said));
  }

  private static ErrorType ofVendor(Said said) {
    var text = said.message().toLowerCase(Locale.ROOT);
    boolean throttled = has(text, THROTTLE_TEXTS);
    boolean rate = throttled || codes(said).anyMatch(THROTTLE_CODES::contains);
    if (!throttled && isOverflow(said, text)) {
      return ErrorType.CONTEXT_TOO_LONG;
    } else if (codes(said).anyMatch(PLAN::contains) || has(text, PLAN_TEXTS)) {
      return ErrorType.SUBSCRIPTION_EXHAUSTED;
    } else if (codes(said).anyMatch(NOT_IN_PLAN::contains)) {
      return ErrorType.PERMISSION;
    } else if (said.status() == 402 || isMoney(said, rate ? "" : text)) {
      return ErrorType.BILLING;
    } else if (codes(said).anyMatch(REFUSED_CODES::contains)) {
      return ErrorType.CONTENT_REFUSED;
    } else if (codes(said).anyMatch(MODEL_MISTAKES::contains)) {
      return ErrorType.PROVIDER_ERROR;
    } else if (isModel(said, text)) {
      return ErrorType.MODEL_NOT_FOUND;
    } else if (isKey(said, text)) {
      return ErrorType.AUTHENTICATION;
    }
    boolean isSilent = said.status() < 400 || said.status() == CANCELLED;
    return isSilent ? ofCode(said, rate) : ofStatus(said.status(), text);
  }

  /** A failure inside an answer has no status of its own, and a cancelled one says nothing. */
  private static ErrorType ofCode(Said said, boolean rate) {
    if (rate) {
      return ErrorType.RATE_LIMITED;
    } else if (codes(said).anyMatch(OVERLOAD_CODES::contains)) {
      return ErrorType.OVERLOADED;
    }
    return codes(said).anyMatch(REQUEST_CODES::contains)
        ? ErrorType.INVALID_REQUEST
        : ErrorType.PROVIDER_ERROR;
  }

  private static boolean isModel(Said said, String text) {
    return codes(said).anyMatch(MODEL_CODES::contains)
        || (said.status() == 400 && has(text, MODEL_TEXTS));
  }

  private static boolean isKey(Said said, String text) {
    return codes(said).anyMatch(KEY_CODES::contains)
        || (said.status() == 400 && has(text, KEY_TEXTS));
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
    boolean mayBe = OVERFLOW_STATUSES.contains(said.status());
    return said.status() == 413
        || codes(said).anyMatch(OVERFLOW_TEXTS::contains)
        || (mayBe && has(text, OVERFLOW_TEXTS));
  }

  private static boolean isMoney(Said said, String text) {
    boolean mayBe = MONEY_STATUSES.contains(said.status());
    return codes(said).anyMatch(MONEY::contains) || (mayBe && has(text, MONEY_TEXTS));
  }

  private static Stream<String> codes(Said said) {
    return said.code().stream().map(code -> code.toLowerCase(Locale.ROOT));
  }

  private static boolean has(String text, List<String> phrases) {
    return phrases.stream().anyMatch(text::contains);
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error bodies of Google, as gemini-cli's source and its users' reports have them until
 * 2026-09, and what they mean to a call with a key.
 */
final class GoogleErrors {
  private static final String TYPE = "{\"@type\":\"type.googleapis.com/google.rpc.";
  private static final String CODE_ASSIST = "cloudcode-pa.googleapis.com";
  private static final String PAGE = "https://accounts.google.com/signin/continue?sarp=1&plt=fake";
  private static final String CHECK = "Resource has been exhausted (e.g. check quota).";
  private static final String CURRENT =
      "You exceeded your current quota, please check your plan and" + " billing details.";

  private GoogleErrors() {}

  /** One error: what is answered, and what it shall become. */
  record Row(
      int status,
      String body,
      ErrorType type,
      Optional<Duration> retry,
      Optional<Instant> reset,
      String says) {
    Row retries(String expected) {
      var wait = Optional.of(Duration.parse(expected));
      return new Row(status, body, type, wait, reset, says);
    }

    Row resets(String expected) {
      var time = Optional.of(Instant.parse(expected));
      return new Row(status, body, type, retry, time, says);
    }

    Row telling(String expected) {
      return new Row(status, body, type, retry, reset, expected);
    }

    @Override
    public String toString() {
      return status + " " + type + " " + body;
    }
  }

  private static Row row(ErrorType type, int status, String message, String... details) {
    var word = switch (status) {
      case 403 -> "PERMISSION_DENIED";
      case 499 -> "CANCELLED";
      case 503 -> "UNAVAILABLE";
      default -> "RESOURCE_EXHAUSTED";
    };
    var body = "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"status\":\""
        + word + "\",\"details\":[" + String.join(",", details) + "]}}";
    return new Row(status, body, type, Optional.empty(), Optional.empty(), "");
  }

  private static String reason(String reason, String metadata) {
    return TYPE + "ErrorInfo\",\"reason\":\"" + reason + "\",\"domain\":\"" + CODE_ASSIST
        + "\",\"metadata\":{" + metadata + "}}";
  }

  private static String retry(String delay) {
    return TYPE + "RetryInfo\",\"retryDelay\":\"" + delay + "\"}";
  }

  private static String quota(String id) {
    return TYPE + "QuotaFailure\",\"violations\":[{\"quotaMetric\":\"generativelanguage.googleapis"
        + ".com/generate_content_free_tier_requests\",\"quotaId\":\"" + id + "\"}]}";
  }

  private static String help(String page) {
    return TYPE + "Help\",\"links\":[{\"description\":\"Verify your account\",\"url\":\"" + page
        + "\"},{\"description\":\"Learn more\",\"url\":\"https://support.google.com/accounts\"}]}";
  }

  static Stream<Row> all() {
    return Stream.of(refusals(), quotas(), rates(), capacity()).flatMap(List::stream);
  }

  private static List<Row> refusals() {
    return List.of(
        row(
                ErrorType.PERMISSION,
                403,
                "This client is no longer supported for Gemini Code Assist for individuals.",
                reason("UNSUPPORTED_CLIENT", ""))
            .telling("UNSUPPORTED_CLIENT"),
        row(
                ErrorType.PERMISSION,
                403,
                "Verify your account to continue.",
                reason("VALIDATION_REQUIRED", "\"validation_url\":\"https://g.example/other\""),
                help(PAGE))
            .telling("Verify your account to continue. – open " + PAGE + " in a browser and verify"
                + " the account, then ask again"),
        row(
                ErrorType.PERMISSION,
                403,
                "To continue, verify your account at\\n\\n" + PAGE + "\\n\\nLearn more\\n",
                reason("VALIDATION_REQUIRED", "\"validation_url\":\"" + PAGE + "\""))
            .telling("verify your account at – open " + PAGE + " in a browser"),
        row(
                ErrorType.PERMISSION,
                403,
                "Verify your account to continue.",
                reason("VALIDATION_REQUIRED", ""))
            .telling("Verify your account to continue."),
        row(
                ErrorType.PERMISSION,
                403,
                "This service has been disabled in this account for violation of Terms of Service.",
                reason("TOS_VIOLATION", ""))
            .telling("TOS_VIOLATION"));
  }

  private static List<Row> quotas() {
    var individual = "Individual quota reached. Resets in 9h22m20s.";
    var told = "\"quotaResetTimeStamp\":\"2026-09-20T21:03:14Z\",\"quotaResetDelay\":"
        + "\"33740.910400305s\",\"uiMessage\":\"true\",\"model\":\"gemini-3.5-flash\"";
    return List.of(
        row(
                ErrorType.BILLING,
                429,
                individual,
                reason("QUOTA_EXHAUSTED", told),
                retry("33740.910400305s"))
            .resets("2026-09-20T21:03:14Z")
            .retries("PT9H22M20.910S"),
        row(ErrorType.BILLING, 429, individual, reason("QUOTA_EXHAUSTED", told))
            .resets("2026-09-20T21:03:14Z"),
        row(
            ErrorType.BILLING,
            429,
            individual,
            reason("QUOTA_EXHAUSTED", "\"quotaResetTimeStamp\":\"tomorrow\"")),
        row(ErrorType.BILLING, 499, "Quota exhausted.", reason("QUOTA_EXHAUSTED", "")),
        row(ErrorType.BILLING, 503, "Quota exhausted.", reason("QUOTA_EXHAUSTED", "")),
        row(
            ErrorType.BILLING,
            429,
            "You have insufficient credits.",
            reason("INSUFFICIENT_G1_CREDITS_BALANCE", "")),
        // The seconds are those until the next request, not until the next day.
        row(
            ErrorType.BILLING,
            429,
            CURRENT,
            quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
            retry("38s")),
        row(ErrorType.BILLING, 429, CURRENT, quota("DailyRequestsPerProject")));
  }

  private static List<Row> rates() {
    return List.of(
        row(ErrorType.RATE_LIMITED, 429, CHECK, reason("RATE_LIMIT_EXCEEDED", ""), retry("3s"))
            .retries("PT3S"),
        row(ErrorType.RATE_LIMITED, 429, CHECK, reason("RATE_LIMIT_EXCEEDED", ""), retry("301s"))
            .retries("PT5M1S"),
        row(ErrorType.RATE_LIMITED, 429, CHECK, reason("RATE_LIMIT_EXCEEDED", "")),
        row(ErrorType.RATE_LIMITED, 499, CHECK, reason("RATE_LIMIT_EXCEEDED", ""), retry("3s"))
            .retries("PT3S"),
        row(ErrorType.OVERLOADED, 503, CHECK, reason("RATE_LIMIT_EXCEEDED", ""), retry("3.5s"))
            .retries("PT3.5S"),
        row(
                ErrorType.RATE_LIMITED,
                429,
                CURRENT,
                quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier"),
                retry("26s"))
            .retries("PT26S"),
        row(
            ErrorType.RATE_LIMITED,
            429,
            CURRENT,
            quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier")));
  }

  private static List<Row> capacity() {
    var words = "No capacity available for model gemini-3.8-flash on the server";
    var reason = reason("MODEL_CAPACITY_EXHAUSTED", "\"model\":\"gemini-3.8-flash\"");
    return List.of(
        row(ErrorType.OVERLOADED, 429, words, reason).telling("MODEL_CAPACITY_EXHAUSTED"),
        row(ErrorType.OVERLOADED, 499, words, reason),
        row(ErrorType.OVERLOADED, 503, words, reason, retry("40s")).retries("PT40S"),
        row(ErrorType.OVERLOADED, 429, words, reason("MODEL_CAPACITY_EXCEEDED", "")),
        row(ErrorType.PROVIDER_ERROR, 499, "The operation was cancelled."));
  }
}

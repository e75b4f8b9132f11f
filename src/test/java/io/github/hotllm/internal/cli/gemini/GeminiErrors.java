package io.github.hotllm.internal.cli.gemini;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.cli.CliHealth.State;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The errors that gemini 0.61.0 gave over its protocol for the errors of a fake Code Assist, as
 * they were recorded on 2026-11-30, and what they mean.
 */
final class GeminiErrors {
  private static final long NO_SESSION = -32000;
  private static final String TIP =
      "\n\n💡 Tip: The shared Google Cloud project is experiencing high"
          + " traffic and has hit its quota limits. To get dedicated, uninterrupted quota, please set"
          + " your own Google Cloud project by running:\n  gcloud config set project [PROJECT_ID]\nor by"
          + " setting the GOOGLE_CLOUD_PROJECT environment variable.";
  private static final String CLIENT = "This client is no longer supported for Gemini Code Assist"
      + " for individuals. To continue using Gemini, please migrate to the Antigravity suite of"
      + " products: https://antigravity.google";
  private static final String PAGE = "https://accounts.google.com/signin/continue?sarp=1&plt=fake";
  private static final String CHECK = "Resource has been exhausted (e.g. check quota).";
  private static final String SERVER =
      "No capacity available for model gemini-3.8-flash on the" + " server";
  private static final String TERMS = "This service has been disabled in this account for violation"
      + " of Terms of Service. Please submit an appeal to continue using this product.";
  private static final String LICENCE = "You are currently configured to use a Google Cloud Project"
      + " but lack a Gemini Code Assist license. Please contact your administrator to request a"
      + " license. (#3501)";
  private static final String INDIVIDUAL = "Individual quota reached. Please upgrade your"
      + " subscription to increase your limits. Resets in 9h22m20s.";
  private static final String CURRENT =
      "You exceeded your current quota, please check your plan and" + " billing details.";

  private GeminiErrors() {}

  /**
   * One error.
   *
   * @param state how the backend is behind it
   * @param retry how long to wait, if that is told
   * @param reset how long it is until the plan begins anew, if that is told
   * @param family whether other families of models may still answer
   */
  record Row(
      long code,
      String words,
      ErrorType type,
      State state,
      Optional<Duration> retry,
      Optional<Duration> reset,
      boolean family,
      String says) {
    Row to(ErrorType expected, State then) {
      return new Row(code, words, expected, then, retry, reset, family, says);
    }

    Row retries(String expected) {
      var wait = Optional.of(Duration.parse(expected));
      return new Row(code, words, type, state, wait, reset, family, says);
    }

    Row resets(String expected, State then) {
      var wait = Optional.of(Duration.parse(expected));
      return new Row(code, words, type, then, retry, wait, family, says);
    }

    Row ofFamily() {
      return new Row(code, words, type, State.READY, retry, reset, true, "of one family of models");
    }

    Row telling(String expected) {
      return new Row(code, words, type, state, retry, reset, family, expected);
    }
  }

  static Row row(long code, String words) {
    return new Row(
        code,
        words,
        ErrorType.PROVIDER_ERROR,
        State.READY,
        Optional.empty(),
        Optional.empty(),
        false,
        "");
  }

  private static Row account(long code, String words) {
    return row(code, words).to(ErrorType.PERMISSION, State.LOGGED_OUT);
  }

  private static Row usedUp(long code, String words) {
    return row(code, words).to(ErrorType.SUBSCRIPTION_EXHAUSTED, State.READY);
  }

  private static Row slower(long code, String words) {
    return row(code, words).to(ErrorType.RATE_LIMITED, State.READY);
  }

  private static Row busy(long code, String words) {
    return row(code, words).to(ErrorType.OVERLOADED, State.READY);
  }

  /** As it repeats an answer that it makes nothing of. */
  private static String json(int code, String status, String message, String details) {
    return "[{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\",\"errors\":[{"
        + "\"message\":\"" + message + "\",\"domain\":\"global\",\"reason\":\"forbidden\"}],"
        + "\"status\":\"" + status + "\",\"details\":[" + details + "]}}]";
  }

  private static String reason(String reason, String domain) {
    return "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"" + reason
        + "\",\"domain\":\"" + domain + "\",\"metadata\":{}}";
  }

  static Stream<Row> all() {
    return Stream.of(accounts(), logins(), usedUp(), throttled(), others()).flatMap(rows -> rows);
  }

  private static Stream<Row> accounts() {
    var denied = "PERMISSION_DENIED";
    var google = "cloudcode-pa.googleapis.com";
    var help = "{\"@type\":\"type.googleapis.com/google.rpc.Help\",\"links\":[{\"description\":"
        + "\"Verify your account\",\"url\":\"" + PAGE + "\"}]}";
    return Stream.of(
        account(NO_SESSION, CLIENT).telling("ended the plans of single users on 2026-06-18"),
        account(403, json(403, denied, CLIENT, reason("UNSUPPORTED_CLIENT", google)))
            .telling("a licence of Gemini Code Assist"),
        account(
                NO_SESSION,
                "Your current account is not eligible for Gemini Code Assist for individuals because"
                    + " it is not currently available in your location.")
            .telling("a licence of Gemini Code Assist"),
        account(NO_SESSION, LICENCE).telling("a licence of Gemini Code Assist"),
        account(
                403,
                json(
                    403,
                    denied,
                    LICENCE,
                    reason("SUBSCRIPTION_REQUIRED", "cloudaicompanion.googleapis.com")))
            .telling("a licence of Gemini Code Assist"),
        account(
            NO_SESSION,
            "This account requires setting the GOOGLE_CLOUD_PROJECT or GOOGLE_CLOUD_PROJECT_ID env"
                + " var. See https://goo.gle/gemini-cli-auth-docs#workspace-gca"),
        account(NO_SESSION, "Account validation required: Verify your account to continue.")
            .telling("run gemini in a terminal, and open the page that it shows"),
        account(NO_SESSION, "Verify your account to continue.")
            .telling("run gemini in a terminal, and open the page that it shows"),
        account(500, "Verify your account to continue.")
            .telling("run gemini in a terminal, and open the page that it shows"),
        account(500, "To continue, verify your account at\n\n" + PAGE + "\n\nLearn more\n\n")
            .telling("open " + PAGE + " in a browser"),
        account(403, json(403, denied, "Verify.", reason("VALIDATION_REQUIRED", "x") + "," + help))
            .telling("open " + PAGE + " in a browser"),
        account(NO_SESSION, TERMS).telling("until Google has answered an appeal"),
        account(500, TERMS).telling("until Google has answered an appeal"),
        account(403, json(403, denied, "The caller does not have permission", "")));
  }

  private static Stream<Row> logins() {
    var words = "Request had invalid authentication credentials.";
    return Stream.of(
        row(NO_SESSION, words)
            .to(ErrorType.AUTHENTICATION, State.LOGGED_OUT)
            .telling("log in with Google"),
        row(401, json(401, "UNAUTHENTICATED", words, ""))
            .to(ErrorType.AUTHENTICATION, State.LOGGED_OUT)
            .telling(words + " – run gemini"));
  }

  private static Stream<Row> usedUp() {
    var capacity = "You have exhausted your capacity on this model. Your quota will reset after ";
    return Stream.of(
        usedUp(429, INDIVIDUAL + TIP).resets("PT9H22M20S", State.EXHAUSTED),
        usedUp(NO_SESSION, INDIVIDUAL).resets("PT9H22M20S", State.EXHAUSTED),
        usedUp(429, "Individual quota reached.").telling("wait for the reset"),
        usedUp(429, capacity + "161h39m41s." + TIP)
            .resets("PT161H39M41S", State.READY)
            .ofFamily(),
        usedUp(429, capacity + "5m1s." + TIP).resets("PT5M1S", State.READY).ofFamily(),
        usedUp(429, "You have exhausted your daily quota on this model." + TIP).ofFamily(),
        usedUp(429, "Resource exhausted.\nSuggested retry after 400s." + TIP)
            .resets("PT6M40S", State.EXHAUSTED),
        usedUp(429, CURRENT + " Please retry in 400s." + TIP).resets("PT6M40S", State.EXHAUSTED),
        row(429, "You have insufficient Google One AI credits." + TIP)
            .to(ErrorType.BILLING, State.READY));
  }

  private static Stream<Row> throttled() {
    var capacity = "You have exhausted your capacity on this model. Your quota will reset after ";
    return Stream.of(
        slower(429, capacity + "3s." + TIP).retries("PT3S"),
        slower(NO_SESSION, capacity + "3s.").retries("PT3S"),
        slower(429, capacity + "0s.." + TIP).retries("PT0S"),
        slower(429, CURRENT + "\nSuggested retry after 26s." + TIP).retries("PT26S"),
        slower(429, CURRENT + " Please retry in 38.2s." + TIP).retries("PT38S"),
        slower(429, CHECK + TIP),
        slower(499, CHECK + TIP),
        slower(503, CHECK + TIP),
        slower(429, "Rate limit exceeded. Try again later."));
  }

  private static Stream<Row> others() {
    return Stream.of(
        busy(429, SERVER + TIP).telling("name another model in fallbacks"),
        busy(499, SERVER + TIP),
        busy(503, SERVER + TIP),
        busy(503, "The model is overloaded. Please try again later." + TIP),
        busy(NO_SESSION, "The service is currently unavailable."),
        busy(NO_SESSION, "Internal error encountered."),
        busy(NO_SESSION, "<html><title>Error</title></html>"),
        busy(502, "<html><title>Error</title></html>"),
        busy(500, json(500, "INTERNAL", "Internal error encountered.", "")),
        busy(
            NO_SESSION,
            "request to http://127.0.0.1:9/v1internal:loadCodeAssist failed, reason: socket hang"
                + " up"),
        busy(
            500,
            "request to http://127.0.0.1:9/v1internal:streamGenerateContent?alt=sse failed, reason:"
                + " socket hang up"),
        row(499, "The operation was cancelled." + TIP),
        row(500, "Requested entity was not found.").to(ErrorType.MODEL_NOT_FOUND, State.READY),
        row(400, json(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", ""))
            .to(ErrorType.INVALID_REQUEST, State.READY));
  }
}

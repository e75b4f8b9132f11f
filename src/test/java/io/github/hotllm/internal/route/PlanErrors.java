package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.internal.account.DirectFailure.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error bodies of plans, as they were seen until 2026-09, and what they mean. It is noon of 1
 * November 2026 (1793534400).
 */
final class PlanErrors {
  private static final String SSE = "content-type: text/event-stream";
  private static final String HTML = "content-type: text/html; charset=UTF-8";
  private static final String CODEX_LIMIT =
      "{\"error\":{\"type\":\"usage_limit_reached\",\"message\":\"The usage limit has been"
          + " reached\",\"plan_type\":\"plus\"%s}}";
  private static final String CLAUDE =
      "{\"type\":\"error\",\"error\":{\"type\":\"%s\",\"message\":\"%s\"}}";
  private static final String UNIFIED = "anthropic-ratelimit-unified-";
  private static final String TERMS = "Anthropic's terms (read 2026-09-14)";

  private PlanErrors() {}

  /** One error: who answers what, and what it shall become. */
  record Row(
      String who,
      int status,
      Map<String, String> headers,
      String body,
      ErrorType type,
      Optional<Kind> kind,
      Optional<Instant> reset,
      String words) {
    Row to(ErrorType expected) {
      return new Row(who, status, headers, body, expected, kind, reset, words);
    }

    Row marked(Kind expected) {
      return new Row(who, status, headers, body, type, Optional.of(expected), reset, words);
    }

    Row resets(String expected) {
      var time = Optional.of(Instant.parse(expected));
      return new Row(who, status, headers, body, type, kind, time, words);
    }

    Row says(String expected) {
      return new Row(who, status, headers, body, type, kind, reset, expected);
    }

    @Override
    public String toString() {
      return who + " " + status + " " + headers + " " + body;
    }
  }

  private static Row row(String who, int status, String body, String... headers) {
    var fields = new LinkedHashMap<String, String>();
    for (var header : headers) {
      fields.put(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    fields.putIfAbsent("content-type", "application/json");
    return new Row(
        who,
        status,
        fields,
        body,
        ErrorType.PROVIDER_ERROR,
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private static Row chatGpt(int status, String body, String... headers) {
    return row("CHATGPT", status, body, headers);
  }

  private static Row usedUp(String more, String... headers) {
    return chatGpt(429, CODEX_LIMIT.formatted(more), headers).to(ErrorType.SUBSCRIPTION_EXHAUSTED);
  }

  private static Row claude(int status, String type, String message, String... headers) {
    return row("CLAUDE", status, CLAUDE.formatted(type, message), headers);
  }

  private static Row refused(Row row) {
    return row.to(ErrorType.PERMISSION).marked(Kind.REFUSED).says(TERMS);
  }

  static Stream<Row> ofPlans() {
    return Stream.of(
            chatGptLimits(),
            chatGptFamilies(),
            chatGptRefusals(),
            foreign(),
            claudeRefusals(),
            claudeLimits())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> chatGptLimits() {
    return Stream.of(
        usedUp(",\"resets_at\":1793538000").resets("2026-11-01T13:00:00Z"),
        usedUp(",\"resets_in_seconds\":120").resets("2026-11-01T12:02:00Z"),
        usedUp(",\"resets_in_seconds\":120", "retry-after: 600").resets("2026-11-01T12:02:00Z"),
        usedUp(
                "",
                "x-codex-primary-used-percent: 100",
                "x-codex-primary-reset-at: 1793541600",
                "x-codex-secondary-used-percent: 40",
                "x-codex-secondary-reset-at: 1793900000")
            .resets("2026-11-01T14:00:00Z"),
        usedUp(
                "",
                "x-codex-primary-used-percent: 100",
                "x-codex-primary-reset-at: 1793541600",
                "x-codex-secondary-used-percent: 101.5",
                "x-codex-secondary-reset-at: 1793620800")
            .resets("2026-11-02T12:00:00Z"),
        usedUp("", "retry-after: 3600").resets("2026-11-01T13:00:00Z"),
        usedUp(",\"resets_at\":1893538000").resets("2026-11-09T12:00:00Z"),
        usedUp(",\"resets_at\":1793530000").resets("2026-11-01T12:00:00Z"),
        usedUp("").says("wait for the reset"),
        chatGpt(
                200,
                "data: {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":"
                    + "{\"code\":\"usage_limit_reached\",\"message\":\"limit\","
                    + "\"resets_at\":1793538000}}}\n\n",
                SSE)
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T13:00:00Z"),
        chatGpt(
                200,
                "data: {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":"
                    + "{\"code\":\"usage_limit_reached\",\"message\":\"limit\"}}}\n\n",
                SSE,
                "x-codex-primary-used-percent: 100",
                "x-codex-primary-reset-at: 1793541600")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T14:00:00Z"),
        chatGpt(429, "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"slower\"}}")
            .to(ErrorType.RATE_LIMITED),
        chatGpt(
                429,
                "{\"detail\":{\"code\":\"usage_limit_reached\",\"message\":\"limit\","
                    + "\"resets_at\":1793538000}}")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T13:00:00Z"),
        chatGpt(
                429,
                "",
                "x-codex-secondary-used-percent: 100",
                "x-codex-secondary-reset-at: 1793541600")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T14:00:00Z"),
        chatGpt(
                429,
                "{\"detail\":\"Too many requests\"}",
                "x-codex-primary-used-percent: 99.5",
                "x-codex-other-primary-used-percent: 100")
            .to(ErrorType.RATE_LIMITED));
  }

  /** One model has windows of its own; a call of it meets those and the shared ones. */
  private static Stream<Row> chatGptFamilies() {
    var family = "the limit of one family of models";
    var own = new String[] {
      "x-codex-primary-used-percent: 12",
      "x-codex-primary-reset-at: 1793538000",
      "x-codex-bengalfox-primary-used-percent: 100",
      "x-codex-bengalfox-primary-reset-at: 1793541600",
      "x-codex-bengalfox-secondary-used-percent: 30",
      "x-codex-bengalfox-secondary-reset-at: 1793900000",
      "x-codex-bengalfox-limit-name: GPT-5.3-Codex-Spark",
      "x-codex-active-limit: codex_bengalfox"
    };
    var failed =
        "data: {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":"
            + "{\"code\":\"usage_limit_reached\",\"message\":\"limit\"}}}\n\n";
    return Stream.of(
        usedUp("", own).resets("2026-11-01T14:00:00Z").says(family),
        usedUp(",\"resets_at\":1793538000", own).resets("2026-11-01T13:00:00Z").says(family),
        chatGpt(200, failed, with(own, SSE))
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T14:00:00Z")
            .says(family),
        usedUp("", with(own, "x-codex-primary-used-percent: 100")).resets("2026-11-01T13:00:00Z"),
        usedUp("", with(own, "x-codex-active-limit: codex")).resets("2026-11-01T14:00:00Z"),
        usedUp("", with(own, "x-codex-active-limit: premium")).resets("2026-11-01T14:00:00Z"),
        usedUp("", with(own, "x-codex-primary-used-percent: 100", "x-codex-active-limit: premium"))
            .resets("2026-11-01T13:00:00Z"));
  }

  /** What is said later of the same header counts. */
  private static String[] with(String[] headers, String... more) {
    return Stream.concat(Stream.of(headers), Stream.of(more)).toArray(String[]::new);
  }

  private static Stream<Row> chatGptRefusals() {
    return Stream.of(
        chatGpt(429, "{\"error\":{\"type\":\"usage_not_included\",\"message\":\"upgrade\"}}")
            .to(ErrorType.PERMISSION),
        chatGpt(
                200,
                "data: {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":"
                    + "{\"code\":\"usage_not_included\",\"message\":\"upgrade\"}}}\n\n",
                SSE)
            .to(ErrorType.PERMISSION),
        chatGpt(400, "{\"detail\":\"Unsupported parameter: max_output_tokens\"}")
            .to(ErrorType.INVALID_REQUEST)
            .says("Unsupported parameter: max_output_tokens"),
        chatGpt(
                400,
                "{\"detail\":\"The 'gpt-4.1' model is not supported when using Codex with a ChatGPT"
                    + " account.\"}")
            .to(ErrorType.MODEL_NOT_FOUND),
        chatGpt(401, "{\"detail\":\"Unauthorized\"}")
            .to(ErrorType.AUTHENTICATION)
            .marked(Kind.EXPIRED)
            .says("run codex login"),
        chatGpt(401, "{\"error\":{\"code\":\"token_expired\",\"message\":\"token of acc-1\"}}")
            .to(ErrorType.AUTHENTICATION)
            .marked(Kind.EXPIRED),
        chatGpt(429, "{\"error\":{\"code\":\"insufficient_quota\",\"message\":\"no quota\"}}")
            .to(ErrorType.BILLING),
        chatGpt(403, "{\"error\":{\"message\":\"Missing scopes: api.responses.write\"}}")
            .to(ErrorType.PERMISSION),
        chatGpt(503, "{\"error\":{\"code\":\"server_is_overloaded\",\"message\":\"busy\"}}")
            .to(ErrorType.OVERLOADED),
        chatGpt(503, "{\"error\":{\"code\":\"slow_down\",\"message\":\"busy\"}}")
            .to(ErrorType.OVERLOADED));
  }

  private static Stream<Row> foreign() {
    var page = "<!DOCTYPE html><title>Just a moment...</title>";
    return Stream.of(
        chatGpt(403, page, HTML).marked(Kind.PROTOCOL_CHANGED).says("use the CLI route"),
        chatGpt(200, page, HTML).marked(Kind.PROTOCOL_CHANGED),
        chatGpt(200, "{}").marked(Kind.PROTOCOL_CHANGED),
        chatGpt(503, page, HTML, "cf-mitigated: challenge").marked(Kind.PROTOCOL_CHANGED),
        chatGpt(502, page, HTML).to(ErrorType.OVERLOADED),
        chatGpt(404, "{\"detail\":\"Not Found\"}").marked(Kind.PROTOCOL_CHANGED),
        chatGpt(302, "", "location: https://chatgpt.com/login").marked(Kind.PROTOCOL_CHANGED),
        row("GROK", 403, "{\"error\":\"This tier has no access to the API\"}")
            .to(ErrorType.PERMISSION)
            .marked(Kind.REFUSED),
        row("GROK", 401, "{\"error\":\"Invalid bearer\"}")
            .to(ErrorType.AUTHENTICATION)
            .marked(Kind.EXPIRED)
            .says("run grok login"));
  }

  private static Stream<Row> claudeRefusals() {
    return Stream.of(
        claude(
                401,
                "authentication_error",
                "OAuth token has expired. Please obtain a new token or refresh your existing token.")
            .to(ErrorType.AUTHENTICATION)
            .marked(Kind.EXPIRED)
            .says("run claude setup-token"),
        claude(403, "permission_error", "OAuth token has been revoked. Please obtain a new token.")
            .to(ErrorType.AUTHENTICATION)
            .marked(Kind.EXPIRED),
        claude(401, "authentication_error", "invalid x-api-key")
            .to(ErrorType.AUTHENTICATION)
            .marked(Kind.EXPIRED),
        refused(claude(
            401, "authentication_error", "OAuth authentication is currently not supported.")),
        refused(claude(
            403,
            "permission_error",
            "OAuth authentication is currently not allowed for this organization.")),
        refused(claude(
            403, "permission_error", "OAuth token does not meet scope requirement user:profile")),
        refused(claude(
            400,
            "invalid_request_error",
            "This credential is only authorized for use with Claude Code and cannot be used for"
                + " other API requests.")),
        refused(claude(400, "invalid_request_error", "Error")),
        refused(claude(
            400,
            "invalid_request_error",
            "Third-party apps now draw from your extra usage, not your plan limits.")),
        refused(claude(400, "invalid_request_error", "You're out of extra usage.")),
        claude(529, "overloaded_error", "Overloaded").to(ErrorType.OVERLOADED));
  }

  private static Stream<Row> claudeLimits() {
    return Stream.of(
        limited(
                "5h-status: rejected",
                "5h-reset: 1793541600",
                "status: rejected",
                "reset: 1793900000",
                "7d-status: allowed",
                "7d-reset: 1793900000")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T14:00:00Z"),
        limited(
                "5h-status: rejected",
                "5h-reset: 1793541600",
                "7d_oi-status: rejected",
                "7d_oi-reset: 1793620800")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-02T12:00:00Z"),
        limited(
                "status: rejected",
                "5h-status: allowed",
                "7d-status: allowed",
                "7d_oi-status: rejected",
                "7d_oi-reset: 1793620800")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-02T12:00:00Z")
            .says("the limit of one family of models"),
        limited("status: rejected", "representative-claim: seven_day_opus", "reset: 1793541600")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T14:00:00Z")
            .says("the limit of one family of models"),
        limited("status: rejected", "reset: 1793541600")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED)
            .resets("2026-11-01T14:00:00Z"),
        limited("status: allowed", "5h-status: allowed_warning", "overage-status: rejected")
            .to(ErrorType.RATE_LIMITED),
        claude(429, "rate_limit_error", "Error", "retry-after: 5").to(ErrorType.RATE_LIMITED));
  }

  private static Row limited(String... unified) {
    var headers = Stream.of(unified).map(field -> UNIFIED + field).toArray(String[]::new);
    return claude(429, "rate_limit_error", "This request would exceed your limit.", headers);
  }

  /** Kimi's words are of 2026-03 to 2026-08, Z.ai's codes of 2026-04 to 2026-09. */
  static Stream<Row> ofKeys() {
    return Stream.of(
        kimi(403, "You've reached your usage limit for this billing cycle.")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED),
        kimi(403, "You've reached your weekly (7-day) usage limit.")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED),
        kimi(429, "You've reached your 5-hour usage limit.").to(ErrorType.SUBSCRIPTION_EXHAUSTED),
        kimi(429, "You've reached your usage limit for this period.")
            .to(ErrorType.SUBSCRIPTION_EXHAUSTED),
        kimi(402, "Your membership has expired.").to(ErrorType.BILLING),
        kimi(403, "Kimi Code is only available for Coding Agents.").to(ErrorType.PERMISSION),
        zai("1308", "Usage limit reached for 5 hour. Your limit will reset at 2026-11-01 15:13:03"),
        zai("1310", "Weekly/Monthly Limit Exhausted."));
  }

  private static Row kimi(int status, String message) {
    return row(
        "kimi-code",
        status,
        "{\"error\":{\"type\":\"access_terminated_error\",\"message\":\"" + message + "\"}}");
  }

  private static Row zai(String code, String message) {
    return row(
            "zai-coding",
            429,
            "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}}")
        .to(ErrorType.SUBSCRIPTION_EXHAUSTED);
  }
}

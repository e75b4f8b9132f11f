package io.github.hotllm.contract;

import io.github.hotllm.CredentialsException;
import io.github.hotllm.ThrottledException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows of the table about keys, money and limits. */
final class AccountRows {
  static final List<Row> ALL = List.of(
      Row.of("authentication: no key")
          .model("locked/m")
          .fails("authentication", 401, CredentialsException.class)
          .saying("LOCKED_KEY")
          .then(Then.NEXT)
          .unattempted(),
      Row.of("authentication: the key is refused")
          .answered(401, "{\"error\":{\"message\":\"who are you\"}}")
          .fails("authentication", 401, CredentialsException.class)
          .saying("check STUB_KEY")
          .then(Then.NEXT),
      Row.of("permission: not allowed")
          .answered(403, "{\"error\":{\"message\":\"not for you\"}}")
          .fails("permission", 403, CredentialsException.class)
          .then(Then.NEXT),
      Row.of("billing: the credit is gone")
          .answered(402, "{\"error\":{\"message\":\"pay first\"}}")
          .fails("billing", 402, CredentialsException.class)
          .saying("top up")
          .then(Then.NEXT),
      Row.of("billing: said under a status of rates")
          .answered(429, "{\"error\":{\"message\":\"no more\",\"code\":\"insufficient_quota\"}}")
          .fails("billing", 402, CredentialsException.class)
          .then(Then.NEXT),
      Row.of("subscription_exhausted: the window is used up")
          .answered(
              429,
              "{\"error\":{\"message\":\"later\",\"type\":\"usage_limit_reached\","
                  + "\"resets_at\":4102444800}}")
          .fails("subscription_exhausted", 429, ThrottledException.class)
          .resetsAt(Instant.parse("2100-01-01T00:00:00Z"))
          .then(Then.NEXT),
      Row.of("subscription_exhausted: at a hot server behind")
          .model("hot/m")
          .answered(
              429,
              "{\"error\":{\"type\":\"subscription_exhausted\",\"message\":\"later\","
                  + "\"retryable\":false,\"resets_at\":\"2100-01-01T00:00:00Z\"}}")
          .fails("subscription_exhausted", 429, ThrottledException.class)
          .resetsAt(Instant.parse("2100-01-01T00:00:00Z"))
          .then(Then.NEXT),
      Row.of("rate_limited: for a moment")
          .answered(429, "{\"error\":{\"message\":\"slow down\"}}", "Retry-After-Ms: 15")
          .fails("rate_limited", 429, ThrottledException.class)
          .retryable()
          .retryAfter(Duration.ofMillis(15))
          .then(Then.AGAIN),
      Row.of("rate_limited: for longer than one waits, a little over 61 s")
          .answered(429, "{\"error\":{\"message\":\"slow down\"}}", "Retry-After-Ms: 61001")
          .fails("rate_limited", 429, ThrottledException.class)
          .retryable()
          .retryAfter(Duration.ofMillis(61_001))
          .then(Then.NEXT),
      Row.of("busy: a hot server behind has its hands full")
          .model("hot/m")
          .answered(429, busy())
          .fails("busy", 429, ThrottledException.class)
          .retryable()
          .retryAfter(Duration.ofSeconds(1))
          .then(Then.STOP),
      Row.of("busy: a hot server behind is about to stop")
          .model("hot/m")
          .answered(503, busy())
          .fails("busy", 503, ThrottledException.class)
          .retryable()
          .retryAfter(Duration.ofSeconds(1))
          .then(Then.STOP));

  private AccountRows() {}

  private static String busy() {
    return "{\"error\":{\"type\":\"busy\",\"message\":\"not now\",\"retryable\":true,"
        + "\"retry_after_ms\":1000}}";
  }
}

package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine-readable part of Google's errors: {@code ErrorInfo}, {@code RetryInfo},
 * {@code QuotaFailure} and {@code BadRequest} in {@code details}, in Google's own format and in its
 * compatible ones. Immutable.
 *
 * <p>What runs out is a quota of the minute, which soon passes, or one of the day, which money
 * lifts; the words are the same for both.
 */
public final class GoogleDetails {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

  private final Node error;

  public GoogleDetails(Node error) {
    this.error = error;
  }

  /** Its codes, the most specific first. */
  public List<String> codes() {
    var codes = new ArrayList<String>();
    texts("reason").forEach(codes::add);
    error.at("status").text().ifPresent(codes::add);
    if (isDaily()) {
      codes.add("quota_exceeded");
    } else if (retryDelay().isPresent() || quotas().anyMatch(id -> id.contains("PerMinute"))) {
      codes.add("rate_limit_exceeded");
    }
    return codes;
  }

  public LlmException.Builder addTo(LlmException.Builder failure) {
    violations("fieldViolations")
        .flatMap(violation -> violation.at("field").text().stream())
        .filter(field -> !field.isBlank())
        .findFirst()
        .ifPresent(failure::field);
    if (isDaily()) {
      return failure.permanent();
    }
    retryDelay().ifPresent(failure::retryAfter);
    return failure;
  }

  private boolean isDaily() {
    return quotas().anyMatch(id -> id.contains("PerDay"));
  }

  private Stream<String> quotas() {
    return violations("violations").map(violation -> violation.at("quotaId").textOrEmpty());
  }

  private Optional<Duration> retryDelay() {
    return texts("retryDelay")
        .map(SECONDS::matcher)
        .filter(delay -> delay.matches())
        .map(delay -> Duration.ofMillis((long) (Double.parseDouble(delay.group(1)) * 1000)))
        .findFirst();
  }

  private Stream<String> texts(String name) {
    return details().map(detail -> detail.at(name).textOrEmpty()).filter(text -> !text.isEmpty());
  }

  private Stream<Node> violations(String name) {
    return details().flatMap(detail -> detail.at(name).items().stream());
  }

  private Stream<Node> details() {
    return error.at("details").items().stream();
  }
}

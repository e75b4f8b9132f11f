package io.github.hotllm.internal.dialect;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Node;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The machine-readable part of Google's errors: {@code ErrorInfo}, {@code RetryInfo},
 * {@code QuotaFailure}, {@code Help} and {@code BadRequest} in {@code details}, in Google's own
 * format and in its compatible ones. Immutable.
 *
 * <p>What runs out is a quota of the minute, which soon passes, or one of the day or the week,
 * which money lifts, or the servers themselves; status and words are the same for all of them.
 * Reasons and fields are those of gemini-cli's source and of its users' reports until 2026-09.
 */
public final class GoogleDetails {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");
  private static final String QUOTA_EXHAUSTED = "QUOTA_EXHAUSTED";
  private static final Set<String> NO_CAPACITY =
      Set.of("MODEL_CAPACITY_EXHAUSTED", "MODEL_CAPACITY_EXCEEDED");

  private final Node error;

  public GoogleDetails(Node error) {
    this.error = error;
  }

  /** Its codes, the most specific first. */
  public List<String> codes() {
    var codes = new ArrayList<String>();
    texts("reason").forEach(codes::add);
    error.at("status").text().ifPresent(codes::add);
    if (isUsedUp()) {
      codes.add("quota_exceeded");
    } else if (texts("reason").anyMatch(NO_CAPACITY::contains)) {
      codes.add(ErrorType.OVERLOADED.wireName());
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
    resetsAt().ifPresent(failure::resetsAt);
    // What a quota of the day says of seconds is about another one.
    if (!isDaily()) {
      retryDelay().ifPresent(failure::retryAfter);
    }
    return isUsedUp() ? failure.permanent() : failure;
  }

  /** Whether nothing is left for hours or days. */
  public boolean isUsedUp() {
    return isDaily() || texts("reason").anyMatch(QUOTA_EXHAUSTED::equals);
  }

  /** When what is used up begins anew. */
  public Optional<Instant> resetsAt() {
    return metadata("quotaResetTimeStamp").flatMap(GoogleDetails::instant);
  }

  /** The words for people, with the page that lifts the refusal if there is one. */
  public String words() {
    var words = error.at("message").textOrEmpty();
    return verification().map(url -> verify(words, url)).orElse(words);
  }

  /** Words that ask for a verification, with what to do. */
  public static String verify(String words, String url) {
    // What stands in the other lines are pages to read, and this one again.
    var first = words.lines().filter(line -> !line.isBlank()).findFirst().orElse(words);
    return first.strip() + " – open " + url
        + " in a browser and verify the account, then ask again";
  }

  /** Where the account has to be verified before it is served. */
  public Optional<String> verification() {
    return texts("reason").anyMatch("VALIDATION_REQUIRED"::equals)
        ? details()
            .flatMap(detail -> detail.at("links").at(0).at("url").text().stream())
            .findFirst()
            .or(() -> metadata("validation_url"))
        : Optional.empty();
  }

  private boolean isDaily() {
    return quotas().anyMatch(id -> id.contains("PerDay") || id.contains("Daily"));
  }

  private Stream<String> quotas() {
    return violations("violations").map(violation -> violation.at("quotaId").textOrEmpty());
  }

  /** How long to wait. */
  public Optional<Duration> retryDelay() {
    return texts("retryDelay")
        .map(SECONDS::matcher)
        .filter(delay -> delay.matches())
        .map(delay -> Duration.ofMillis((long) (Double.parseDouble(delay.group(1)) * 1000)))
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Optional<String> metadata(String name) {
    return details()
        .flatMap(detail -> detail.at("metadata").at(name).text().stream())
        .filter(text -> !text.isEmpty())
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

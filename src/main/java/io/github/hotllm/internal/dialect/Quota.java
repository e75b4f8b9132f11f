package io.github.hotllm.internal.dialect;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.json.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the body of a failure says about when to come back; what its headers say is the route's.
 *
 * <p>{@code error.details} of Gemini's compatible endpoint, and {@code resets_at} or
 * {@code resets_in_seconds} of plans. Immutable.
 */
final class Quota {
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

  private final Node error;
  private final Node body;

  Quota(Node error, Node body) {
    this.error = error;
    this.body = body;
  }

  /** Whether it is a limit that soon passes, whatever the words say about plans and billing. */
  boolean isShort() {
    return retryDelay().isPresent() && !isDaily();
  }

  LlmException.Builder addTo(LlmException.Builder failure) {
    retryDelay().or(this::resetsIn).ifPresent(failure::retryAfter);
    resetsAt().ifPresent(failure::resetsAt);
    return isDaily() ? failure.permanent() : failure;
  }

  private Stream<Node> details() {
    return error.at("details").items().stream();
  }

  private Optional<Duration> retryDelay() {
    return details()
        .map(detail -> SECONDS.matcher(detail.at("retryDelay").textOrEmpty()))
        .filter(delay -> delay.matches())
        .map(delay -> Duration.ofMillis((long) (Double.parseDouble(delay.group(1)) * 1000)))
        .findFirst();
  }

  private boolean isDaily() {
    return details()
        .flatMap(detail -> detail.at("violations").items().stream())
        .anyMatch(violation -> violation.at("quotaId").textOrEmpty().contains("PerDay"));
  }

  private Optional<Duration> resetsIn() {
    var seconds = count("resets_in_seconds");
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
        : Optional.empty();
  }

  private Optional<Instant> resetsAt() {
    var seconds = count("resets_at");
    return seconds.isPresent()
        ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()))
        : Optional.empty();
  }

  /** A count of seconds that a clock can take. */
  private OptionalLong count(String name) {
    var count = error.at(name).count().isPresent()
        ? error.at(name).count()
        : body.at(name).count();
    return count.isPresent() && count.getAsLong() > 0 && count.getAsLong() < 1L << 33
        ? count
        : OptionalLong.empty();
  }
}

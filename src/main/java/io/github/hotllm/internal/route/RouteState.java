package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one provider's route: breaker, the router's memory and a line of {@code /health}
 * in one. For all threads.
 */
public final class RouteState {
  /** How a route is. */
  public enum Status {
    WARM,
    READY,
    NO_KEY,
    LOGGED_OUT,
    COOLING_DOWN,
    EXHAUSTED;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int FAILURES_TO_COOL = 5;
  private static final Duration FIRST_REST = Duration.ofSeconds(30);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);
  /** A connection of the JDK's pool is not worth calling warm for longer. */
  private static final Duration WARMTH = Duration.ofSeconds(30);

  private final String provider;
  private final RouteKind kind;
  private final Billing billing;
  private final Optional<String> missing;
  private final Clock clock;

  // Guarded by this.
  private int failures;
  private int rests;
  private @Nullable Instant restUntil;
  private @Nullable Instant exhaustedUntil;
  private @Nullable Instant lastSuccess;

  /**
   * @param missing what has to be set before the route can be used, as advice; empty if it can be
   */
  public RouteState(
      String provider, RouteKind kind, Billing billing, Optional<String> missing, Clock clock) {
    this.provider = provider;
    this.kind = kind;
    this.billing = billing;
    this.missing = missing;
    this.clock = clock;
  }

  public String provider() {
    return provider;
  }

  public RouteKind kind() {
    return kind;
  }

  public Billing billing() {
    return billing;
  }

  /** What to do so that the route can be used. */
  public Optional<String> hint() {
    return missing;
  }

  public synchronized Status status() {
    var now = clock.now();
    if (missing.isPresent()) {
      return Status.NO_KEY;
    } else if (exhaustedUntil != null && now.isBefore(exhaustedUntil)) {
      return Status.EXHAUSTED;
    } else if (restUntil != null && now.isBefore(restUntil)) {
      return Status.COOLING_DOWN;
    } else if (lastSuccess != null && now.isBefore(lastSuccess.plus(WARMTH))) {
      return Status.WARM;
    }
    return Status.READY;
  }

  /** When a rest or an exhaustion ends. */
  public synchronized Optional<Instant> until() {
    return switch (status()) {
      case EXHAUSTED -> Optional.ofNullable(exhaustedUntil);
      case COOLING_DOWN -> Optional.ofNullable(restUntil);
      default -> Optional.empty();
    };
  }

  /** An answer came from there. */
  public synchronized void succeeded() {
    failures = 0;
    rests = 0;
    restUntil = null;
    exhaustedUntil = null;
    lastSuccess = clock.now();
  }

  /** It did not answer, or failed. After five times in a row it rests, each time longer. */
  public synchronized void failed() {
    if (++failures >= FAILURES_TO_COOL) {
      failures = 0;
      rests++;
      var rest = FIRST_REST.multipliedBy(rests);
      restUntil = clock.now().plus(rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST);
    }
  }

  /** Nothing is left there before that time. */
  public synchronized void exhausted(Instant until) {
    exhaustedUntil = until;
  }
}

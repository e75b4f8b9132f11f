package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.concurrent.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one way to a provider: breaker, the router's memory and a line of
 * {@code /health} in one. For all threads.
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
  private final Supplier<Outside> outside;
  private final Clock clock;

  // Guarded by this.
  private int failures;
  private int rests;
  private @Nullable Instant restUntil;
  private @Nullable Instant exhaustedUntil;
  private @Nullable Instant lastSuccess;
  /** When the shares of single families of models begin anew. */
  private final Map<String, Instant> families = new TreeMap<>();

  private Optional<String> refusal = Optional.empty();

  /**
   * What is known of a way from elsewhere than its answers: from its key, its login, its program.
   *
   * @param status how that is; {@code READY} leaves it to the answers
   * @param until when that ends
   * @param hint what to do about it
   * @param pool the processes of a program
   * @param windows how much of the plan is used, as far as it has been told
   */
  public record Outside(
      Status status,
      Optional<Instant> until,
      Optional<String> hint,
      Optional<Pool> pool,
      List<Window> windows) {
    /** A way of which nothing else is known than what its answers tell. */
    static final Outside READY =
        new Outside(Status.READY, Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    /** A way for which something is to be done. */
    static Outside lacking(Status status, String hint) {
      return new Outside(status, Optional.empty(), Optional.of(hint), Optional.empty(), List.of());
    }

    Outside with(List<Window> told) {
      return new Outside(status, until, hint, pool, told);
    }
  }

  /**
   * The processes of a program.
   *
   * @param idle how many wait to be asked
   * @param processes how many there are
   * @param version what the program says it is, once one has started
   */
  public record Pool(int idle, int processes, Optional<String> version) {}

  /**
   * A way with a key, or without need of one.
   *
   * @param missing what has to be set before the route can be used, as advice; empty if it can be
   */
  public RouteState(
      String provider, RouteKind kind, Billing billing, Optional<String> missing, Clock clock) {
    this.provider = provider;
    this.kind = kind;
    this.billing = billing;
    this.clock = clock;
    var key = missing.map(hint -> Outside.lacking(Status.NO_KEY, hint)).orElse(Outside.READY);
    this.outside = () -> key;
  }

  /** A way out of a plan, of which more is known from time to time. */
  public RouteState(String provider, RouteKind kind, Supplier<Outside> outside, Clock clock) {
    this.provider = provider;
    this.kind = kind;
    this.billing = Billing.FLAT_RATE;
    this.outside = outside;
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

  /** What to do so that the route can be used, or can be again. */
  public Optional<String> hint() {
    return outside.get().hint().or(this::refusal).or(this::usedUpFamilies);
  }

  private synchronized Optional<String> usedUpFamilies() {
    var now = clock.now();
    return families.entrySet().stream()
        .filter(family -> now.isBefore(family.getValue()))
        .map(family -> family.getKey() + " is used up until " + family.getValue())
        .reduce((one, other) -> one + ", " + other);
  }

  /** The processes that answer there. */
  public Optional<Pool> pool() {
    return outside.get().pool();
  }

  /** How much of the plan is used, as far as that has been told. */
  public List<Window> windows() {
    return outside.get().windows();
  }

  /** Whether all is there that the route needs. */
  public boolean isSetUp() {
    return switch (status()) {
      case NO_KEY, LOGGED_OUT -> false;
      default -> true;
    };
  }

  /** Why the route is not to be asked again by this process: it does not want to be. */
  public synchronized Optional<String> refusal() {
    return refusal;
  }

  public Status status() {
    var known = outside.get().status();
    return switch (known) {
      case READY -> own();
      case WARM -> own() == Status.READY ? Status.WARM : own();
      default -> known;
    };
  }

  /** How it is for that model. */
  public Status status(ModelRow model) {
    return hasFamilyLimits() ? status(model.family()) : status();
  }

  private synchronized boolean hasFamilyLimits() {
    return !families.isEmpty();
  }

  /** How it is for the models of that family. */
  public Status status(String family) {
    var shared = status();
    return switch (shared) {
      case WARM, READY -> isUsedUp(family) ? Status.EXHAUSTED : shared;
      default -> shared;
    };
  }

  private synchronized boolean isUsedUp(String family) {
    var until = families.get(family);
    return until != null && clock.now().isBefore(until);
  }

  private synchronized Status own() {
    var now = clock.now();
    if (exhaustedUntil != null && now.isBefore(exhaustedUntil)) {
      return Status.EXHAUSTED;
    } else if (refusal.isPresent() || (restUntil != null && now.isBefore(restUntil))) {
      return Status.COOLING_DOWN;
    } else if (lastSuccess != null && now.isBefore(lastSuccess.plus(WARMTH))) {
      return Status.WARM;
    }
    return Status.READY;
  }

  /** When a rest or an exhaustion ends; that of a refusal never does. */
  public Optional<Instant> until() {
    return outside.get().until().or(() -> ownUntil(status()));
  }

  private synchronized Optional<Instant> ownUntil(Status status) {
    return switch (status) {
      case EXHAUSTED -> Optional.ofNullable(exhaustedUntil);
      case COOLING_DOWN -> refusal.isPresent() ? Optional.empty() : Optional.ofNullable(restUntil);
      default -> Optional.empty();
    };
  }

  /** An answer of that model came from there. */
  public synchronized void succeeded(ModelRow model) {
    if (!families.isEmpty()) {
      families.remove(model.family());
    }
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

  /** Nothing is left there before that time for the models of that family. */
  public synchronized void exhausted(String family, Instant until) {
    families.put(family, until);
  }

  /** It does not want to be asked by us, and must not be again while this process lives. */
  public synchronized void refused(String why) {
    refusal = Optional.of(why);
  }
}

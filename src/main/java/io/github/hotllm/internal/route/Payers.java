package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.catalog.Candidate;
import io.github.hotllm.internal.catalog.Config.FallbackToApi;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose money a call to one model may take, and in which order.
 *
 * <p>Where the request and its preset say nothing: the user's plan if they are logged in to one for
 * the model, else a key, else the vendor's program. A plan is called directly, and over its program
 * when the direct way alone fails. Whoever is on a plan pays per token only if that is allowed: by
 * the request, or by the configuration for calls that settle no payer. For one call.
 */
final class Payers {
  private final Ways ways;
  private final Candidate candidate;
  private final Provider provider;
  private final Asked asked;
  private final Optional<Billing> payer;
  private final boolean mayPay;

  /**
   * @param asked with the candidate's settings applied
   * @param configured what the configuration allows
   */
  Payers(Ways ways, Candidate candidate, Asked asked, FallbackToApi configured) {
    this.ways = ways;
    this.candidate = candidate;
    this.provider = candidate.provider();
    this.asked = asked;
    // Nobody pays for counting.
    this.payer = asked.task() instanceof Task.Count
        ? Optional.empty()
        : asked.request().billing().or(candidate.preset()::billing);
    this.mayPay = asked.request().isFallbackToApi()
        || (payer.isEmpty() && configured == FallbackToApi.ALLOWED);
  }

  /**
   * The legs to the model, at least one.
   *
   * @throws LlmException if there is none; it says what has to be set
   */
  List<Leg> legs() {
    if (provider.dialect().equals("echo")) {
      return List.of(byKey(After.ANY));
    }
    boolean planMayPay = asked.isAnswered()
        && provider.billing() == Billing.PER_TOKEN
        && !payer.equals(Optional.of(Billing.PER_TOKEN));
    if (!planMayPay) {
      return List.of(alone());
    } else if (payer.isPresent()) {
      return planned().orElseThrow(this::noPlan);
    }
    return switch (ways.plans().standing(provider.name())) {
      case READY, EXPIRED -> planned().orElseThrow(this::noPlan);
      case UNKNOWN -> planned(After.NOT_LOGGED_IN).orElseThrow(this::noPlan);
      case OFF, LOGGED_OUT -> List.of(withoutLogin());
    };
  }

  /** The one way where no plan is to be had, or a key is the plan. */
  private Leg alone() {
    if (provider.billing() == Billing.FLAT_RATE && payer.equals(Optional.of(Billing.PER_TOKEN))) {
      throw Advice.planAlone(provider);
    } else if (provider.billing() != Billing.FLAT_RATE
        && payer.equals(Optional.of(Billing.FLAT_RATE))) {
      throw asked.isAnswered() ? advice().noPlan() : Advice.answersOnly(provider);
    }
    return byKey(isUnasked() ? After.NONE_USED_UP : After.ANY);
  }

  /** Whether a key would be charged in place of another model's plan, and nobody has said so. */
  private boolean isUnasked() {
    return provider.billing() == Billing.PER_TOKEN && payer.isEmpty() && !mayPay;
  }

  private Leg withoutLogin() {
    var missing = ways.keys().missing(provider);
    if (missing.isEmpty()) {
      return byKey(isUnasked() ? After.NONE_USED_UP : After.ANY);
    }
    return ways.plans()
        .usableProgram(provider.name())
        .map(program -> new Leg(ways.program(program, candidate), asked))
        .orElseThrow(() -> advice().nothing(missing.get()));
  }

  private Optional<List<Leg>> planned() {
    return planned(After.LASTING);
  }

  /** @param unlessSaid after what a key is charged even if nobody has allowed it */
  private Optional<List<Leg>> planned(After unlessSaid) {
    var legs = new ArrayList<Leg>();
    direct().map(route -> new Leg(route, asked)).ifPresent(legs::add);
    boolean paysAnyway = unlessSaid == After.NOT_LOGGED_IN && !mayPay;
    if (paysAnyway && hasKey()) {
      legs.add(byKey(unlessSaid));
    }
    ways.plans()
        .usableProgram(provider.name())
        .map(program -> ways.program(program, candidate))
        .map(route -> new Leg(route, asked, legs.isEmpty() ? After.ANY : After.DIRECT_FAILURE))
        .ifPresent(legs::add);
    if (mayPay && hasKey() && isOnPlan()) {
      legs.add(byKey(After.LASTING));
    }
    return legs.isEmpty() ? Optional.empty() : Optional.of(legs);
  }

  private Optional<Route> direct() {
    return ways.plans()
        .login(provider.name())
        .filter(login -> isLoggedIn(login.standing()))
        .filter(login -> ways.states().of(login).refusal().isEmpty())
        .map(login -> ways.direct(login, candidate));
  }

  private static boolean isLoggedIn(Standing standing) {
    return standing != Standing.OFF && standing != Standing.LOGGED_OUT;
  }

  private boolean isOnPlan() {
    return isLoggedIn(ways.plans().standing(provider.name()))
        || ways.plans().usableProgram(provider.name()).isPresent();
  }

  private boolean hasKey() {
    return ways.keys().missing(provider).isEmpty();
  }

  private Leg byKey(After after) {
    return new Leg(ways.byKey(candidate, asked.task()), asked, after);
  }

  private LlmException noPlan() {
    return ways.plans()
        .login(provider.name())
        .flatMap(login -> ways.states().of(login).refusal())
        .map(advice()::refused)
        .orElseGet(advice()::noPlan);
  }

  private Advice advice() {
    return new Advice(provider, ways.plans());
  }
}

package io.github.hotllm.internal.account;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.Clock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The login of one plan, borrowed from the program that keeps it: looked at again when what is
 * known is old, and never refreshed by us. Where it has run out its owner is asked.
 *
 * <p>For all threads; nobody is blocked. Futures fail with an {@link LlmException} that says what
 * to do and bears a {@link DirectFailure} mark.
 */
public final class Login {
  /** So long before it runs out a token counts as stale. */
  static final Duration SPARE = Duration.ofMinutes(5);

  private final Plan plan;
  private final URI address;
  private final Switch power;
  private final Looks looks;
  private final Renewal renewal;
  private final Clock clock;
  private final PlanUsage usage = new PlanUsage();

  /** Whether the direct way may be taken at all. */
  enum Switch {
    ON,
    OFF
  }

  /** How a login is kept: where, by whom, and whether we may borrow it. */
  record Keeping(CredentialSource source, Owner owner, Switch power) {}

  /** @param address where the plan is called, and the only origin to which its token goes */
  Login(Plan plan, URI address, Keeping keeping, Clock clock) {
    this.plan = plan;
    this.address = address;
    this.power = keeping.power();
    this.clock = clock;
    this.looks = new Looks(keeping.source(), clock);
    this.renewal = new Renewal(looks, keeping.owner(), clock);
  }

  public Plan plan() {
    return plan;
  }

  public URI address() {
    return address;
  }

  /** How much of the plan is used. */
  public PlanUsage usage() {
    return usage;
  }

  /** The token as the header that carries it, bound to the plan's address. */
  public Authorization authorization(Provider provider, Grant grant) {
    return Authorization.ofToken(provider.at(address), grant.token());
  }

  /** A token that should be good, of a recent look; its owner is asked if it has nearly run out. */
  public CompletableFuture<Grant> grant() {
    return looks.recent().thenCompose(found -> {
      var grant = granted(found);
      return isLeft(grant, SPARE)
          ? CompletableFuture.completedFuture(grant)
          : renewal.of(grant).thenApply(outcome -> next(grant, outcome));
    });
  }

  /** Another token than one that the provider has refused. */
  public CompletableFuture<Grant> insteadOf(Grant refused) {
    return renewal.of(refused).thenApply(outcome -> {
      var next = next(refused, outcome);
      if (next.isSameToken(refused)) {
        throw expired("the provider has refused it", outcome.why());
      }
      return next;
    });
  }

  /** What is known now; if that is old, a look is taken for the next who asks. */
  public LoginState known() {
    var unused = looks.recent();
    return state(looks.known());
  }

  /**
   * How it is now, looked at again at once if nobody was logged in at the last look: what is old
   * must not make a call a paid one. May block for as long as a small file takes.
   */
  public Standing standing() {
    return standing(looks.settled());
  }

  /** What a look finds. */
  public CompletableFuture<LoginState> look() {
    return looks.anew().thenApply(this::state);
  }

  private boolean isLeft(Grant grant, Duration time) {
    return grant.expires().map(end -> clock.now().plus(time).isBefore(end)).orElse(true);
  }

  private Grant granted(Found found) {
    if (found instanceof Found.Login login) {
      return login.grant();
    }
    throw failure(DirectFailure.Kind.NOT_LOGGED_IN, why(found));
  }

  /** What there is now in place of a token, which may be the same if it has some minutes left. */
  private Grant next(Grant old, Renewal.Outcome outcome) {
    var next = granted(outcome.found());
    if (!next.isSameAccount(old)) {
      throw failure(DirectFailure.Kind.EXPIRED, "another account is logged in now; call again");
    } else if (!isLeft(next, Duration.ZERO)) {
      throw expired("it has run out", outcome.why());
    }
    return next;
  }

  private LlmException expired(String what, Optional<String> why) {
    return failure(
        DirectFailure.Kind.EXPIRED,
        what + why.map(words -> ", and its owner has made no new one: " + words).orElse(""));
  }

  private LlmException failure(DirectFailure.Kind kind, String why) {
    var message = "no login for the " + plan.title() + ": " + why + " – " + plan.remedy();
    var failure = LlmException.builder(ErrorType.AUTHENTICATION, message)
        .provider(plan.provider())
        .build();
    return DirectFailure.mark(kind, failure);
  }

  private String why(Found found) {
    return found instanceof Found.Nothing nothing
        ? nothing.why()
        : looks.place() + " is not JSON, or was being written all the time";
  }

  private LoginState state(Found found) {
    var login =
        Optional.of(found).filter(Found.Login.class::isInstance).map(Found.Login.class::cast);
    var grant = login.map(Found.Login::grant);
    return new LoginState(
        plan,
        standing(found),
        looks.place(),
        grant.flatMap(Grant::accountHash),
        grant.flatMap(Grant::expires),
        grant.flatMap(Grant::tier),
        login.isPresent() ? Optional.empty() : Optional.of(why(found)),
        plan.remedy(),
        usage.windows(),
        login.map(Found.Login::warnings).orElse(List.of()));
  }

  private Standing standing(Found found) {
    if (power == Switch.OFF) {
      return Standing.OFF;
    } else if (found instanceof Found.Login login) {
      return isLeft(login.grant(), Duration.ZERO) ? Standing.READY : Standing.EXPIRED;
    }
    return found instanceof Found.NotYet ? Standing.UNKNOWN : Standing.LOGGED_OUT;
  }

  /** Without anything of the login. */
  @Override
  public String toString() {
    return "Login[" + plan.wireName() + "]";
  }
}

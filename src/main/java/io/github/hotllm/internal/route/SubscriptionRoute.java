package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Authorization;
import io.github.hotllm.internal.account.Credential;
import io.github.hotllm.internal.account.Grant;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Encoded;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.http.Outgoing;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The way over a provider's HTTP API with the login of a plan, under our own name: no word or
 * header pretends that the vendor's own program calls.
 *
 * <p>A token that is refused is replaced once, before anything of an answer was seen. Failures that
 * concern this way alone are marked with {@link io.github.hotllm.internal.account.DirectFailure}.
 */
final class SubscriptionRoute implements Route {
  private final Login login;
  private final PlanRules rules;
  private final Target target;
  private final Dialect dialect;
  private final RouteState state;
  private final HttpRoute.Network network;

  /**
   * @param target made by {@link #target}
   * @param dialect that of the provider's own API
   */
  SubscriptionRoute(
      Login login, Target target, Dialect dialect, RouteState state, HttpRoute.Network network) {
    this.login = login;
    this.rules = PlanRules.of(login.plan());
    this.target = target;
    this.dialect = dialect;
    this.state = state;
    this.network = network;
  }

  /** A model of that provider as its plan has it: at the plan's address, without keys. */
  static Target target(Login login, Provider provider, ModelRow model) {
    var ofPlan = new Provider(
        provider.name(),
        login.plan().title(),
        provider.dialect(),
        login.address(),
        List.of(),
        List.of(),
        Billing.FLAT_RATE,
        provider.quirks());
    return new Target(ofPlan, model);
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public RouteKind kind() {
    return RouteKind.SUBSCRIPTION;
  }

  @Override
  public Billing billing() {
    return Billing.FLAT_RATE;
  }

  @Override
  public RouteState state() {
    return state;
  }

  @Override
  public Exchange open(Asked asked, Sink sink) {
    var encoded = rules.encoded(dialect.encode(rules.asked(asked), target));
    sink.encoded(encoded.delivery(), encoded.warnings());
    return new SubscriptionExchange(login, rules, sink, (grant, heard) -> {
      var shown = login.authorization(target.provider(), grant);
      var failures = new ProviderFailure(
          dialect,
          target,
          new ProviderFailure.Refused(Credential.of(Optional.empty()), Optional.of(shown)),
          network.clock());
      var judge = new PlanJudge(login, grant, encoded.delivery(), failures, network.clock());
      return new HttpAnswer(dialect.name(), dialect.decoder(asked, target), judge, heard)
          .over(network.transport(), outgoing(encoded, shown, grant));
    });
  }

  /** Nothing of a client's own headers goes out, but what the plan's rules let through. */
  private Outgoing outgoing(Encoded encoded, Authorization shown, Grant grant) {
    var uri = URI.create(login.address() + encoded.wire().path());
    var ours = encoded.delivery().headers().with(shown.header(), shown.valueFor(uri));
    return new Outgoing(uri, rules.headers(ours, encoded, grant), encoded.wire().body());
  }
}

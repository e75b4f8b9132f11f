package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.catalog.Quirks;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Delivery;
import io.github.hotllm.internal.dialect.Original;
import io.github.hotllm.internal.dialect.Target;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The model that is always there: it says the last thing it was told again, word by word, with true
 * figures, and misbehaves when its id asks for it.
 */
final class EchoRoute implements Route {
  static final Provider PROVIDER = new Provider(
      "echo",
      "echo",
      "echo",
      URI.create("echo:/"),
      List.of(),
      List.of(),
      Billing.NONE,
      Quirks.DEFAULT);

  private final Target target;
  private final EchoBehaviour behaviour;
  private final RouteState state;
  private final Clock clock;
  private final AtomicInteger attempts = new AtomicInteger();

  /** A route for one call. */
  EchoRoute(EchoBehaviour behaviour, RouteState state, Clock clock) {
    this.target = new Target(PROVIDER, ModelRow.unknown("echo", behaviour.modelId()));
    this.behaviour = behaviour;
    this.state = state;
    this.clock = clock;
  }

  @Override
  public Target target() {
    return target;
  }

  @Override
  public RouteKind kind() {
    return RouteKind.ECHO;
  }

  @Override
  public Billing billing() {
    return Billing.NONE;
  }

  @Override
  public RouteState state() {
    return state;
  }

  @Override
  public Exchange open(Asked asked, Sink sink) {
    asked.original().ifPresent(Original::requireSayable);
    sink.encoded(Delivery.STREAMED, List.of());
    var said = behaviour.steps(asked.request(), attempts.incrementAndGet());
    var steps = asked.isAnswered() ? said : new EchoErrand(asked).instead(said);
    return new EchoExchange(steps, sink, clock, target.model().id());
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.account.LoginState;
import io.github.hotllm.internal.account.Window;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth;
import io.github.hotllm.internal.cli.PlanWindow;
import io.github.hotllm.internal.concurrent.Clock;
import io.github.hotllm.internal.route.RouteState.Outside;
import io.github.hotllm.internal.route.RouteState.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The states of all routes, one for each provider and kind of way. For all threads. */
final class RouteStates {
  private final Keys keys;
  private final Clock clock;
  private final RouteState echo;
  private final Map<Name, RouteState> states = new ConcurrentHashMap<>();

  private record Name(String provider, RouteKind kind) {}

  RouteStates(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.echo = new RouteState("echo", RouteKind.ECHO, Billing.NONE, Optional.empty(), clock);
  }

  RouteState echo() {
    return echo;
  }

  /** The way with the provider's key, or without one. */
  RouteState of(Provider provider) {
    return states.computeIfAbsent(
        new Name(provider.name(), RouteKind.API),
        name -> new RouteState(
            name.provider, name.kind, provider.billing(), keys.missing(provider), clock));
  }

  /** The direct way to a plan. */
  RouteState of(Login login) {
    return states.computeIfAbsent(
        new Name(login.plan().provider(), RouteKind.SUBSCRIPTION),
        name -> new RouteState(name.provider, name.kind, () -> outside(login.known()), clock));
  }

  /** The way over a vendor's program. */
  RouteState of(String provider, CliBackend program) {
    return states.computeIfAbsent(
        new Name(provider, RouteKind.CLI),
        name -> new RouteState(name.provider, name.kind, () -> outside(program), clock));
  }

  /** The routes of these providers, in their order, and echo. */
  List<RouteState> of(List<Provider> providers, Plans plans) {
    var all = new ArrayList<RouteState>();
    for (var provider : providers) {
      all.add(of(provider));
      plans.login(provider.name()).map(this::of).ifPresent(all::add);
      plans
          .program(provider.name())
          .map(program -> of(provider.name(), program))
          .ifPresent(all::add);
    }
    all.add(echo);
    return List.copyOf(all);
  }

  private static Outside outside(LoginState login) {
    return standing(login).with(login.windows());
  }

  private static Outside standing(LoginState login) {
    return switch (login.standing()) {
      case READY, UNKNOWN -> Outside.READY;
      case EXPIRED ->
        Outside.lacking(
            Status.READY, "its token has run out; if calls do not mend it, " + login.remedy());
      case LOGGED_OUT -> Outside.lacking(Status.LOGGED_OUT, login.remedy());
      case OFF -> Outside.lacking(Status.LOGGED_OUT, login.problem().orElse(login.remedy()));
    };
  }

  private static Outside outside(CliBackend program) {
    var health = program.health();
    var pool = new RouteState.Pool(health.idle(), health.processes(), health.version());
    return new Outside(
        status(health.state()),
        health.until(),
        health.hint(),
        Optional.of(pool),
        program.windows().stream().map(RouteStates::window).toList());
  }

  private static Window window(PlanWindow told) {
    return new Window(told.name(), told.length(), told.usedPercent(), told.resetsAt());
  }

  private static Status status(CliHealth.State program) {
    return switch (program) {
      case READY -> Status.WARM;
      case COLD, STARTING -> Status.READY;
      case OFF, NOT_FOUND, LOGGED_OUT -> Status.LOGGED_OUT;
      case COOLING_DOWN -> Status.COOLING_DOWN;
      case EXHAUSTED -> Status.EXHAUSTED;
    };
  }
}

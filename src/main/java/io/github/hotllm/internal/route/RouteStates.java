package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.RouteKind;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The states of all routes, one for each provider. For all threads. */
final class RouteStates {
  private final Keys keys;
  private final Clock clock;
  private final RouteState echo;
  private final Map<String, RouteState> states = new ConcurrentHashMap<>();

  RouteStates(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
    this.echo = new RouteState("echo", RouteKind.ECHO, Billing.NONE, Optional.empty(), clock);
  }

  RouteState echo() {
    return echo;
  }

  RouteState of(Provider provider) {
    return states.computeIfAbsent(
        provider.name(),
        name ->
            new RouteState(name, RouteKind.API, provider.billing(), keys.missing(provider), clock));
  }

  /** The routes of these providers, in their order, and echo. */
  List<RouteState> of(List<Provider> providers) {
    return Stream.concat(providers.stream().map(this::of), Stream.of(echo)).toList();
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.catalog.Candidate;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Dialects;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;

/** Makes the ways to a model: over its API with a key, and out of a plan. For all threads. */
record Ways(
    Keys keys,
    Dialects dialects,
    HttpRoute.Network network,
    RouteStates states,
    LocalServers locals,
    Plans plans) {

  /** The same ways without those out of a plan. */
  Ways withoutPlans(String why) {
    return new Ways(keys, dialects, network, states, locals, Plans.closed(why));
  }

  /** A way to echo, for one call. */
  Route echo(EchoBehaviour behaviour) {
    return new EchoRoute(behaviour, states.echo(), network.clock());
  }

  /**
   * The way with the provider's key, or without one where none is needed.
   *
   * @throws LlmException if the provider cannot be asked that so, or what that takes is not there
   */
  Route byKey(Candidate candidate, Task task) {
    var provider = candidate.provider();
    if (provider.dialect().equals("echo")) {
      return echo(behaviour(candidate.model().id()));
    }
    keys.missing(provider).ifPresent(advice -> {
      throw Advice.noKey(provider, advice);
    });
    var target = new Target(provider, model(candidate));
    var dialect = dialect(provider, task);
    var credential = keys.credential(provider);
    return new HttpRoute(target, dialect, credential, states.of(provider), network);
  }

  /** The direct way to a plan, whatever address the provider's row has. */
  Route direct(Login login, Candidate candidate) {
    var own = Catalog.builtIn().provider(login.plan().provider()).orElseThrow();
    var target = SubscriptionRoute.target(login, own, candidate.model());
    return new SubscriptionRoute(
        login, target, dialect(own, Task.ANSWER), states.of(login), network);
  }

  /** The way over a vendor's program. */
  Route program(CliBackend program, Candidate candidate) {
    var provider = candidate.provider();
    var state = states.of(provider.name(), program);
    return new CliRoute(new Target(provider, candidate.model()), program, state);
  }

  /** What an alias means by one of echo's names. */
  private static EchoBehaviour behaviour(String id) {
    return EchoBehaviour.named("echo/" + id)
        .orElseThrow(() -> LlmException.of(
            ErrorType.MODEL_NOT_FOUND,
            "echo/" + id + " is not a model – there are "
                + String.join(", ", EchoBehaviour.names())));
  }

  /** Any model will do where the name says so; then the server has to be there. */
  private ModelRow model(Candidate candidate) {
    if (!candidate.model().isAny()) {
      return candidate.model();
    }
    var provider = candidate.provider();
    return locals
        .model(provider)
        .map(id -> ModelRow.unknown(provider.name(), id))
        .orElseThrow(() -> LlmException.builder(
                ErrorType.OVERLOADED,
                "no model server answers at " + provider.baseUrl() + " – start " + provider.title())
            .provider(provider.name())
            .build());
  }

  private Dialect dialect(Provider provider, Task task) {
    return dialects
        .of(provider.dialect(), task)
        .orElseThrow(() -> LlmException.builder(ErrorType.INVALID_REQUEST, unable(provider, task))
            .provider(provider.name())
            .build());
  }

  private String unable(Provider provider, Task task) {
    if (dialects.of(provider.dialect(), Task.ANSWER).isEmpty()) {
      return provider.name() + " speaks " + provider.dialect() + ", but hotllm only "
          + String.join(", ", dialects.answering().keySet());
    }
    return provider.title() + " is spoken to in " + provider.dialect() + ", which has no way to "
        + (task instanceof Task.Count ? "count tokens" : "embed texts")
        + "; ask a model of another provider";
  }
}

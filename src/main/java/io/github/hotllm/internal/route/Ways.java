package io.github.hotllm.internal.route;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.catalog.Candidate;
import io.github.hotllm.internal.catalog.ModelRow;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Dialect;
import io.github.hotllm.internal.dialect.Dialects;
import io.github.hotllm.internal.dialect.Target;
import io.github.hotllm.internal.dialect.Task;

/** Makes the way to a model, if there is one whose payer the caller allows. For all threads. */
record Ways(
    Keys keys,
    Dialects dialects,
    HttpRoute.Network network,
    RouteStates states,
    LocalServers locals) {

  /** A way to echo, for one call. */
  Route echo(EchoBehaviour behaviour) {
    return new EchoRoute(behaviour, states.echo(), network.clock());
  }

  /**
   * A way to a candidate.
   *
   * @param asked with the candidate's settings applied
   * @throws LlmException if there is none; it says what has to be set
   */
  Route to(Candidate candidate, Asked asked) {
    var provider = candidate.provider();
    if (provider.dialect().equals("echo")) {
      return echo(behaviour(candidate.model().id()));
    }
    var payer = asked.request().billing().or(candidate.preset()::billing);
    payer.ifPresent(billing -> requirePayer(provider, billing));
    keys.missing(provider).ifPresent(advice -> {
      throw credentials(provider, "no key for " + provider.title() + " – " + advice);
    });
    var target = new Target(provider, model(candidate));
    var credential = keys.credential(provider);
    var dialect = dialect(provider, asked.task());
    return new HttpRoute(target, dialect, credential, states.of(provider), network);
  }

  /** What an alias means by one of echo's names. */
  private static EchoBehaviour behaviour(String id) {
    return EchoBehaviour.named("echo/" + id)
        .orElseThrow(() -> LlmException.of(
            ErrorType.MODEL_NOT_FOUND,
            "echo/" + id + " is not a model – there are "
                + String.join(", ", EchoBehaviour.names())));
  }

  private static void requirePayer(Provider provider, Billing payer) {
    boolean isPlan = provider.billing() == Billing.FLAT_RATE;
    if (payer == Billing.FLAT_RATE && !isPlan) {
      throw credentials(
          provider,
          "no subscription is set up for " + provider.title()
              + " – leave subscription out, or set it to false, to use an API key");
    }
    if (payer == Billing.PER_TOKEN && isPlan) {
      throw credentials(
          provider,
          provider.title() + " is paid by a subscription alone – leave subscription out, or set"
              + " it to true");
    }
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

  private static LlmException credentials(Provider provider, String message) {
    return LlmException.builder(ErrorType.AUTHENTICATION, message)
        .provider(provider.name())
        .build();
  }
}

package io.github.hotllm.internal.route;

import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.account.DirectFailure;
import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.account.LoginState.Standing;
import io.github.hotllm.internal.catalog.NoDirectWay;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.cli.CliBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to set or to run where there is no way to a provider whose payer is allowed. */
record Advice(Provider provider, Plans plans) {
  /** There is no key. */
  static LlmException noKey(Provider provider, String advice) {
    return credentials(provider, "no key for " + provider.title() + " – " + advice);
  }

  /** The provider takes the keys of a plan alone, and the call shall be paid per token. */
  static LlmException planAlone(Provider provider) {
    return credentials(
        provider,
        provider.title() + " is paid by a subscription alone – leave subscription out, or set it"
            + " to true");
  }

  /** What is asked is nothing that plans do, and the call shall take nothing else. */
  static LlmException answersOnly(Provider provider) {
    return credentials(
        provider,
        "a subscription only answers – to embed with " + provider.title()
            + ", leave subscription out or set it to false");
  }

  /** There is neither key nor plan. */
  LlmException nothing(String key) {
    var ways = new ArrayList<String>(List.of(key));
    plans
        .login(provider.name())
        .filter(login -> login.standing() == Standing.LOGGED_OUT)
        .ifPresent(login -> ways.add(login.plan().remedy()));
    plans
        .program(provider.name())
        .ifPresent(program -> ways.add("install " + program.name() + " and log in"));
    return noKey(provider, String.join(", or ", ways));
  }

  /** There is no plan, and the call shall take nothing else. */
  LlmException noPlan() {
    var reasons = new ArrayList<String>();
    plans.closed().ifPresent(reasons::add);
    plans.login(provider.name()).map(Advice::why).ifPresent(reasons::add);
    NoDirectWay.of(provider.name()).ifPresent(reasons::add);
    plans.program(provider.name()).flatMap(Advice::why).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      reasons.add("it sells none that hotllm can call");
    }
    return credentials(
        provider,
        "no subscription for " + provider.title() + ": " + String.join("; ", reasons)
            + " – to pay per token, leave subscription out or set it to false");
  }

  /** The plan does not want to be asked by us, and there is no program. */
  LlmException refused(String refusal) {
    var program = plans.program(provider.name()).flatMap(Advice::why);
    var message = "the plan of " + provider.title()
        + " has refused hotllm and is not asked again before hotllm is started anew: " + refusal
        + program.map(why -> "; " + why).orElse("")
        + " – to pay per token, set subscription to false";
    var failure = LlmException.builder(ErrorType.PERMISSION, message)
        .provider(provider.name())
        .build();
    return DirectFailure.mark(DirectFailure.Kind.REFUSED, failure);
  }

  private static String why(Login login) {
    var state = login.known();
    return state.problem().orElse("the " + login.plan().title() + " cannot be called")
        + (state.standing() == Standing.OFF ? "" : ", " + state.remedy());
  }

  private static Optional<String> why(CliBackend program) {
    return program.health().hint();
  }

  private static LlmException credentials(Provider provider, String message) {
    return LlmException.builder(ErrorType.AUTHENTICATION, message)
        .provider(provider.name())
        .build();
  }
}

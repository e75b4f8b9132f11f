package io.github.hotllm.internal.dialect;

import io.github.hotllm.Billing;
import io.github.hotllm.ErrorType;
import io.github.hotllm.LlmException;
import io.github.hotllm.internal.wire.KeyShapes;
import java.util.List;

/** What the failures of all providers have in common: a type, and what to do about it. */
public final class Failures {
  private static final int MAX_WORDS = 1000;

  private Failures() {}

  /**
   * What a provider says of its failure.
   *
   * @param code its most specific machine-readable words, such as {@code code} and {@code type};
   *     may be empty
   * @param message its words for people; may be empty
   */
  public record Said(int status, List<String> code, String message) {}

  /** The failure that a provider tells of, with what to do about it. */
  public static LlmException.Builder of(Said said, Target target) {
    var type = FailureTypes.of(said);
    return LlmException.builder(type, message(type, said, target))
        .provider(target.provider().name())
        .model(target.model().id())
        .providerStatus(said.status());
  }

  private static String message(ErrorType type, Said said, Target target) {
    var code = said.code().stream().filter(word -> !word.isEmpty()).findFirst();
    var words = said.message().isBlank() ? "no reason given" : words(said.message());
    var what = said.status() < 400 ? " failed within its answer" : " answered " + said.status();
    return target.provider().title() + what
        + code.map(word -> " (" + word + ")").orElse("")
        + ": " + words + advice(type, target);
  }

  /** The provider's words, without keys and without end. */
  private static String words(String message) {
    var text = KeyShapes.blotted(message.strip());
    return text.length() > MAX_WORDS ? text.substring(0, MAX_WORDS) + "…" : text;
  }

  private static String advice(ErrorType type, Target target) {
    var provider = target.provider();
    var variable = provider.needsKey() ? provider.keyVariables().get(0) : "its key";
    // What to do about a login is for its route to say.
    boolean isLogin = provider.billing() == Billing.FLAT_RATE && !provider.needsKey();
    return switch (type) {
      case AUTHENTICATION -> isLogin ? "" : " – check " + variable;
      case PERMISSION -> isLogin ? "" : " – the key in " + variable + " may not do this";
      case SUBSCRIPTION_EXHAUSTED -> " – wait for the reset, or name another model in fallbacks";
      case BILLING -> " – top up the account, or name another model in fallbacks";
      case CONTEXT_TOO_LONG ->
        " – shorten the conversation, or choose a model with a larger context";
      case MODEL_NOT_FOUND -> " – is " + target.model().id() + " the right id?";
      case RATE_LIMITED, OVERLOADED -> " – try later, or name another model in fallbacks";
      default -> "";
    };
  }
}

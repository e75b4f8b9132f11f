package io.github.hotllm.internal.account;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a login gives: the token that pays a call, and whose it is. Its text shows neither.
 *
 * @param account the account's id, which some providers want to be told
 * @param expires when the token runs out, as far as it can be known
 * @param tier the provider's word for the plan, such as {@code plus}
 */
public record Grant(
    Secret token, Optional<Secret> account, Optional<Instant> expires, Optional<String> tier) {
  private static final Pattern API_KEY = Pattern.compile("sk-(?!ant-oat).*|xai-.*");

  /** @throws IllegalArgumentException if that is an API key: with it no plan would pay */
  public Grant {
    if (API_KEY.matcher(token.reveal()).matches()) {
      throw new IllegalArgumentException("it is an API key, and no login of a plan");
    }
  }

  /** Whether that is the same token. */
  boolean isSameToken(Grant other) {
    return token.matches(other.token.reveal());
  }

  /** Whether both are of one account, or one of them does not say. */
  boolean isSameAccount(Grant other) {
    return account.isEmpty()
        || other.account.isEmpty()
        || account.get().matches(other.account.get().reveal());
  }

  /** A few letters that tell accounts apart and do not give them away. */
  Optional<String> accountHash() {
    return account.map(Secret::fingerprint);
  }

  @Override
  public String toString() {
    return "Grant[until " + expires.map(Instant::toString).orElse("unknown") + "]";
  }
}

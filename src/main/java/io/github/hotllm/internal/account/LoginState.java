package io.github.hotllm.internal.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a login, for {@code doctor} and {@code /health}: no token, no account id.
 *
 * @param place where it is looked for
 * @param account a few letters that tell accounts apart
 * @param validUntil when the present token runs out; its owner makes the next one
 * @param tier the provider's word for the plan
 * @param problem why there is no login, or none that works
 * @param remedy what to do then
 * @param warnings what is wrong with how it is kept
 */
public record LoginState(
    Plan plan,
    Standing standing,
    String place,
    Optional<String> account,
    Optional<Instant> validUntil,
    Optional<String> tier,
    Optional<String> problem,
    String remedy,
    List<Window> windows,
    List<String> warnings) {

  /** How a login is. */
  public enum Standing {
    /** The direct way has to be switched on first. */
    OFF,
    LOGGED_OUT,
    /** It cannot be told yet: it is being written just now, or nobody has asked for it. */
    UNKNOWN,
    /** It has run out, and its owner has not made a new one yet. */
    EXPIRED,
    READY
  }

  public LoginState {
    windows = List.copyOf(windows);
    warnings = List.copyOf(warnings);
  }
}

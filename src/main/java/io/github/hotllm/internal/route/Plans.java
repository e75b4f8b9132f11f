package io.github.hotllm.internal.route;

import io.github.hotllm.internal.account.Login;
import io.github.hotllm.internal.account.LoginState;
import io.github.hotllm.internal.cli.CliBackend;
import io.github.hotllm.internal.cli.CliHealth.State;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the plans of the one who runs hotllm are reached by, for each provider: a login that is
 * borrowed, and the vendor's program. For all threads.
 *
 * @param closed why there is neither, where there could be
 */
record Plans(
    Function<String, Optional<Login>> logins,
    Function<String, Optional<CliBackend>> programs,
    Optional<String> closed) {
  /** No plan at all. */
  static final Plans NONE =
      new Plans(provider -> Optional.empty(), provider -> Optional.empty(), Optional.empty());

  /** No plan, for that reason. */
  static Plans closed(String why) {
    return new Plans(NONE.logins, NONE.programs, Optional.of(why));
  }

  Optional<Login> login(String provider) {
    return logins.apply(provider);
  }

  Optional<CliBackend> program(String provider) {
    return programs.apply(provider);
  }

  /** The program of a provider, if it is there and not switched off. */
  Optional<CliBackend> usableProgram(String provider) {
    return program(provider).filter(program -> isThere(program.health().state()));
  }

  /** How the login of a provider's plan is; off where there is none. */
  LoginState.Standing standing(String provider) {
    return login(provider).map(Login::standing).orElse(LoginState.Standing.OFF);
  }

  private static boolean isThere(State state) {
    return state != State.OFF && state != State.NOT_FOUND;
  }
}

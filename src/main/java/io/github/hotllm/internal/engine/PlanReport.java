package io.github.hotllm.internal.engine;

import io.github.hotllm.internal.account.LoginState;
import java.util.List;
import java.util.Optional;

/** What this machine has of plans, for a person who asks: logins, and vendors' programs. */
public record PlanReport(List<LoginState> logins, List<Program> programs) {
  /** No plans. */
  static final PlanReport NONE = new PlanReport(List.of(), List.of());

  public PlanReport {
    logins = List.copyOf(logins);
    programs = List.copyOf(programs);
  }

  /**
   * A vendor's program.
   *
   * @param provider whose models it reaches
   * @param file where it is installed
   * @param version what it says of itself
   * @param hint what to do if it cannot be used
   */
  public record Program(
      String name,
      String provider,
      Optional<String> file,
      Optional<String> version,
      Optional<String> hint) {}
}

package io.github.hotllm.internal.cli;

import io.github.hotllm.internal.dialect.Asked;
import io.github.hotllm.internal.dialect.Target;
import java.util.List;

/**
 * A program that answers, with whatever processes it keeps. For all threads.
 *
 * <p>It starts none before {@link #warm} or the first turn, so that whoever never asks it pays
 * nothing; from then on it keeps processes ready and replaces those that end.
 */
public interface CliBackend extends AutoCloseable {
  /** The program's name in the configuration, such as {@code claude}. */
  String name();

  /** How it is now, without asking a process. */
  CliHealth health();

  /** How much of the user's plan is used, as far as the program has told. */
  default List<PlanWindow> windows() {
    return List.of();
  }

  /** Starts what is kept ready, in the background. Does nothing if the program is not usable. */
  void warm();

  /**
   * Prepares a turn. Nothing is started or sent, and the listener hears nothing, before the first
   * pull.
   *
   * @throws io.github.hotllm.LlmException if the program cannot be asked that, or is not usable
   */
  CliTurn open(Asked asked, Target target, CliTurn.Listener listener);

  /** Lets all processes go. Turns that run fail. */
  @Override
  void close();
}

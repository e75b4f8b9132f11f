package io.github.hotllm.internal.cli;

import io.github.hotllm.LlmException;
import io.github.hotllm.internal.dialect.Batch;
import io.github.hotllm.internal.dialect.Metered;
import java.util.List;

/** One answer of a program, seen by whoever takes it. For all threads. */
public interface CliTurn {
  /** What the program cannot be told, and what was done with it. */
  List<String> warnings();

  /** Asks for one more batch. The first pull starts everything. Not again before it has come. */
  void pull();

  /** Gives the answer up: the program is told to stop, and the listener hears nothing more. */
  void cancel();

  /**
   * Takes an answer. Signals come one after the other, on any thread, and end in exactly one of
   * {@code end} and {@code fail}. Only the first three may come at any time; they return at once.
   */
  interface Listener {
    /** From now on a process is being started, or made ready. */
    void connecting();

    /** It has been asked. */
    void connected();

    /** It said something, whatever it means. */
    void alive();

    /** What one pull asked for; at least one event. */
    void next(Batch batch);

    /** The answer is complete. */
    void end(Metered metered);

    /** There is no more of it, and why. */
    void fail(LlmException failure);
  }
}

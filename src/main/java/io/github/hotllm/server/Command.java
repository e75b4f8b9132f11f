package io.github.hotllm.server;

import java.util.Set;

/** One thing that {@code java -jar hotllm.jar} can do. */
interface Command {
  String name();

  /** What stands behind the name on the command line. */
  default String words() {
    return "";
  }

  /** What it does, in a line. */
  String summary();

  Set<Flag> flags();

  /**
   * Does it.
   *
   * @throws Arguments.MisuseException if the arguments make no sense
   * @throws RuntimeException whose message says what failed
   */
  Exit run(Arguments arguments, Terminal terminal);
}

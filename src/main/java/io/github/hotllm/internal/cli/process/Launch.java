package io.github.hotllm.internal.cli.process;

import java.util.List;
import java.util.Map;

/**
 * How to start one process.
 *
 * @param name what messages and threads call it, such as {@code claude}
 * @param command the program's file and its arguments, each as it is: no shell reads them
 * @param environment all of it; nothing is inherited
 * @param den where it works, which goes when the process has ended
 */
public record Launch(String name, List<String> command, Map<String, String> environment, Den den) {
  /** Keeps copies of the command and the environment. */
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Without arguments and environment, which may hold secrets. */
  @Override
  public String toString() {
    return "Launch[" + name + "]";
  }
}

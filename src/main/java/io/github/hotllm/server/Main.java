package io.github.hotllm.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;

/** {@code java -jar hotllm.jar}: starts the hot server, or asks one question, and more. */
public final class Main {
  private Main() {}

  /** Runs one command; its result is the exit code of the process. */
  public static void main(String[] args) {
    // The JDK's server reads its settings once, so they have to stand before anything else runs.
    ServerSettings.apply();
    var terminal = new Terminal(
        System.getenv(),
        System.in,
        new PrintStream(System.out, true, UTF_8),
        new PrintStream(System.err, true, UTF_8));
    var exit = new Commands(Workshop.REAL).run(List.of(args), terminal);
    if (exit != Exit.DONE) {
      System.exit(exit.code());
    }
  }
}

package io.github.hotllm.server;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** What a command has of the world: the environment and three streams, which stay open. */
record Terminal(Map<String, String> env, InputStream in, PrintStream out, PrintStream err) {
  /** Without the environment, which holds keys. */
  @Override
  public String toString() {
    return "Terminal";
  }
}

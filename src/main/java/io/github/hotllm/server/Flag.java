package io.github.hotllm.server;

import java.util.Locale;
import java.util.Optional;

/** An option of the command line, which always takes a value. */
enum Flag {
  PORT("N", "the port of the server; 0 takes any that is free (default 8120)", "HOTLLM_PORT"),
  HOST("ADDRESS", "the address to listen on (default 127.0.0.1)", "HOTLLM_HOST"),
  CONFIG("FILE", "the configuration file to read", "HOTLLM_CONFIG"),
  GRACE("SECONDS", "how long calls may go on once the server is told to stop (default 10)", ""),
  MODEL("NAME", "the model to ask: an alias, provider/model or an id (default fast)", "");

  private final String placeholder;
  private final String help;
  private final String variable;

  Flag(String placeholder, String help, String variable) {
    this.placeholder = placeholder;
    this.help = help;
    this.variable = variable;
  }

  /** As it is typed. */
  String text() {
    return "--" + name().toLowerCase(Locale.ROOT);
  }

  /** As it is explained. */
  String usage() {
    return text() + " " + placeholder;
  }

  /** What it is for, and what else says the same. */
  String help() {
    return variable.isEmpty() ? help : help + "; else " + variable;
  }

  /** The environment variable that says the same, where there is one. */
  Optional<String> variable() {
    return Optional.of(variable).filter(name -> !name.isEmpty());
  }
}

package io.github.hotllm.server;

/** The paths of the server's own API. */
final class Paths {
  static final String CALL = "/call_llm";
  static final String HEALTH = "/health";
  static final String OLD_CALL = "/fast_call";

  private Paths() {}
}

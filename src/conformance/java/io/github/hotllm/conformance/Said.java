package io.github.hotllm.conformance;

import java.util.List;

/**
 * An answer as an SDK hands it out.
 *
 * @param finish why it ended, in the SDK's own word
 */
record Said(String model, String text, List<Call> calls, String finish, Tokens tokens) {
  /** A tool call; its arguments are compact JSON. */
  record Call(String id, String name, String arguments) {}

  /**
   * What it took.
   *
   * @param input whether these include the cached ones is for the SDK to say
   */
  record Tokens(long input, long cached, long output) {}
}

package io.github.hotllm;

import java.util.List;

/**
 * How many tokens a model makes of a request, as its provider counts them.
 *
 * @param tokens of the whole prompt: conversation, instructions, tools
 * @param model the model that was asked, in its provider's words
 * @param warnings what was done with fields the provider could not express, each as {@code field:
 *     what}
 */
public record TokenCount(
    long tokens, String model, String provider, List<String> warnings, String requestId) {
  public TokenCount {
    warnings = List.copyOf(warnings);
  }
}

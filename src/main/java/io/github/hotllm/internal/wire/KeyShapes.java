package io.github.hotllm.internal.wire;

import java.util.regex.Pattern;

/**
 * What looks like a key or a token of some vendor: providers and programs repeat in their words
 * what they were shown, and who hears those words shall not see it.
 */
public final class KeyShapes {
  private static final String BLOT = "[secret]";

  /** How keys and tokens began in November 2026; an e, a y and a J begin every JWT. */
  private static final Pattern SHAPE =
      Pattern.compile("\\b(?:(?:sk|pk|xai|gsk|csk|r8|hf|rt|gh[opsu])[-_]|AIza|eyJ|ya29\\.|rt\\.)"
          + "[-_A-Za-z0-9*.]{7,}[-_A-Za-z0-9*]");

  private KeyShapes() {}

  /** The text without them. */
  public static String blotted(String text) {
    return SHAPE.matcher(text).replaceAll(BLOT);
  }
}

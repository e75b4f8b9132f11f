package io.github.hotllm.internal.catalog;

import java.util.Optional;

/** Why some subscriptions cannot be called directly, and what works. */
public final class NoDirectWay {
  /** Announced on 2026-05-19; the terms are Gemini CLI's, read in 2026-08. */
  static final String GOOGLE =
      "Google serves no personal login of Gemini CLI since 2026-06-18, and its terms forbid other"
          + " programs to call what is behind it – set GEMINI_API_KEY, or use the gemini CLI with a"
          + " Code Assist Standard or Enterprise seat";

  private NoDirectWay() {}

  /** The reason for a provider, if it sells a plan that is not to be called directly. */
  public static Optional<String> of(String provider) {
    return provider.equals("gemini") ? Optional.of(GOOGLE) : Optional.empty();
  }
}

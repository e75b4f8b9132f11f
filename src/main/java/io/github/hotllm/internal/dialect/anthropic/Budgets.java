package io.github.hotllm.internal.dialect.anthropic;

import io.github.hotllm.Reasoning;

/** How much to think as a number of tokens, which models took before there was an effort. */
final class Budgets {
  /** The least that Messages takes. */
  static final int LEAST = 1024;

  private static final int LOW = 2048;
  private static final int MEDIUM = 8192;
  private static final int HIGH = 16_384;
  private static final int MAX = 32_768;

  private Budgets() {}

  static int of(Reasoning level) {
    return switch (level) {
      case NONE -> 0;
      case MINIMAL -> LEAST;
      case LOW -> LOW;
      case MEDIUM -> MEDIUM;
      case HIGH -> HIGH;
      case MAX -> MAX;
    };
  }

  /** The least level whose budget is not below this one. */
  static Reasoning level(int budget) {
    for (var level : Reasoning.values()) {
      if (level != Reasoning.NONE && budget <= of(level)) {
        return level;
      }
    }
    return Reasoning.MAX;
  }
}

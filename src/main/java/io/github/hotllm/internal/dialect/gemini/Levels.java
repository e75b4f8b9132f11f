package io.github.hotllm.internal.dialect.gemini;

import io.github.hotllm.Reasoning;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Google's words for how much to think, least first, and the budgets that were before them. */
final class Levels {
  private static final List<String> WORDS = List.of("minimal", "low", "medium", "high", "xhigh");
  private static final List<Reasoning> MEANINGS =
      List.of(Reasoning.MINIMAL, Reasoning.LOW, Reasoning.MEDIUM, Reasoning.HIGH, Reasoning.MAX);

  /** By which a budget leaves it to the model. */
  static final int AUTOMATIC = -1;

  /** What a model that cannot stop thinking thinks at least. */
  static final int LEAST_BUDGET = 128;

  private static final int MINIMAL = 512;
  private static final int LOW = 1024;
  private static final int MEDIUM = 8192;
  private static final int HIGH = 16_384;
  /** The most that every model with a budget takes. */
  private static final int MAX = 24_576;

  private Levels() {}

  /** The word for a level of thinking, in the catalogue's small letters. */
  static String word(Reasoning level) {
    return WORDS.get(MEANINGS.indexOf(level));
  }

  static Optional<Reasoning> meaning(String word) {
    int index = WORDS.indexOf(word.toLowerCase(Locale.ROOT));
    return index < 0 ? Optional.empty() : Optional.of(MEANINGS.get(index));
  }

  /** The one of some words that is nearest to another. */
  static String nearest(String wanted, List<String> words) {
    int rank = WORDS.indexOf(wanted);
    return words.stream()
        .filter(WORDS::contains)
        .min(Comparator.comparingInt(word -> Math.abs(WORDS.indexOf(word) - rank)))
        .orElse(wanted);
  }

  static int budget(Reasoning level) {
    return switch (level) {
      case NONE -> 0;
      case MINIMAL -> MINIMAL;
      case LOW -> LOW;
      case MEDIUM -> MEDIUM;
      case HIGH -> HIGH;
      case MAX -> MAX;
    };
  }

  /** Whether a budget is all that is meant by its level. */
  static boolean isExact(int budget) {
    return budget == AUTOMATIC || budget(ofBudget(budget)) == budget;
  }

  /** The least level whose budget is not below this one; what is left to the model is medium. */
  static Reasoning ofBudget(int budget) {
    if (budget == AUTOMATIC) {
      return Reasoning.MEDIUM;
    }
    for (var level : Reasoning.values()) {
      if (budget <= budget(level)) {
        return level;
      }
    }
    return Reasoning.MAX;
  }
}

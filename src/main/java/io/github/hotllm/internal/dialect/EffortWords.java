package io.github.hotllm.internal.dialect;

import io.github.hotllm.Reasoning;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** OpenAI's words for how much to think; providers know one more than we do, {@code xhigh}. */
public final class EffortWords {
  public static final String NONE = "none";

  /** Least first. */
  private static final List<String> ALL =
      List.of(NONE, "minimal", "low", "medium", "high", "xhigh", "max");

  private static final Map<String, Reasoning> MEANINGS = Map.of(
      NONE,
      Reasoning.NONE,
      "minimal",
      Reasoning.MINIMAL,
      "low",
      Reasoning.LOW,
      "medium",
      Reasoning.MEDIUM,
      "high",
      Reasoning.HIGH,
      "xhigh",
      Reasoning.MAX,
      "max",
      Reasoning.MAX);

  private EffortWords() {}

  public static String write(Reasoning level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Reasoning> read(String word) {
    return Optional.ofNullable(MEANINGS.get(word));
  }

  /**
   * Of some words the one that is nearest to another. Not thinking is never near to thinking, if
   * there is anything else.
   */
  static Optional<String> nearest(String wanted, List<String> words) {
    var known = words.stream().filter(ALL::contains).toList();
    var thinking = known.stream().filter(word -> !word.equals(NONE)).toList();
    int rank = ALL.indexOf(wanted);
    return (thinking.isEmpty() ? known : thinking)
        .stream().min(Comparator.comparingInt(word -> Math.abs(ALL.indexOf(word) - rank)));
  }
}

package io.github.hotllm.internal.engine;

import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A bill written by hand, such as {@code 31 input × 4 + 900 output × 20 (500 reasoning)}: tokens of
 * each bucket, and their price in dollars for a million.
 */
record Bill(Map<String, Long> tokens, BigDecimal dollars) {
  private static final int MILLION = 6;
  private static final Pattern LINE =
      Pattern.compile("(\\d+) (input|read|write|hour|output) × ([\\d.]+)");
  private static final Pattern REASONING = Pattern.compile("\\((\\d+) reasoning\\)");

  static Bill of(String text) {
    var tokens = new TreeMap<String, Long>();
    var sum = BigDecimal.ZERO;
    var line = LINE.matcher(text);
    while (line.find()) {
      tokens.put(line.group(2), Long.parseLong(line.group(1)));
      var million = new BigDecimal(line.group(1)).multiply(new BigDecimal(line.group(3)));
      sum = sum.add(million.movePointLeft(MILLION));
    }
    var reasoning = REASONING.matcher(text);
    if (reasoning.find()) {
      tokens.put("reasoning", Long.parseLong(reasoning.group(1)));
    }
    return new Bill(tokens, sum);
  }

  /** The buckets of a usage in which there is something; what lies for an hour stands apart. */
  static Map<String, Long> tokens(Usage usage) {
    var tokens = new TreeMap<String, Long>();
    long hour = usage.cacheWrite1hTokens().orElse(0);
    tokens.put("input", usage.inputTokens().orElse(0));
    tokens.put("read", usage.cacheReadTokens().orElse(0));
    tokens.put("write", usage.cacheWriteTokens().orElse(0) - hour);
    tokens.put("hour", hour);
    tokens.put("output", usage.outputTokens().orElse(0));
    tokens.put("reasoning", usage.reasoningTokens().orElse(0));
    tokens.values().removeIf(count -> count == 0);
    return tokens;
  }
}

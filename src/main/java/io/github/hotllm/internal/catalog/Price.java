package io.github.hotllm.internal.catalog;

import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * US dollars for a million tokens of each bucket.
 *
 * @param cacheWrite1h what the one-hour cache costs; where the provider does not say, twice the
 *     input for a provider that charges for writing at all
 */
record Price(
    BigDecimal input,
    BigDecimal output,
    Optional<BigDecimal> cacheRead,
    Optional<BigDecimal> cacheWrite,
    Optional<BigDecimal> cacheWrite1h) {
  private static final int MILLION = 6;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  Price {
    var twice = input.multiply(TWO);
    cacheWrite1h = cacheWrite1h.or(() -> cacheWrite.map(any -> twice));
  }

  /** A part of this price, in every bucket. */
  Price times(BigDecimal factor) {
    return new Price(
        input.multiply(factor),
        output.multiply(factor),
        cacheRead.map(factor::multiply),
        cacheWrite.map(factor::multiply),
        cacheWrite1h.map(factor::multiply));
  }

  /** What a usage costs, to the last digit; empty if one of its figures or its price is unknown. */
  Optional<BigDecimal> cost(Usage usage) {
    long hour = usage.cacheWrite1hTokens().orElse(0);
    var shorter = OptionalLong.of(usage.cacheWriteTokens().orElse(0) - hour);
    return cost(usage.inputTokens(), Optional.of(input))
        .flatMap(sum -> plus(sum, cost(usage.outputTokens(), Optional.of(output))))
        .flatMap(sum -> plus(sum, cost(orNone(usage.cacheReadTokens()), cacheRead)))
        .flatMap(sum -> plus(sum, cost(shorter, cacheWrite)))
        .flatMap(sum -> plus(sum, cost(OptionalLong.of(hour), cacheWrite1h)))
        .map(Price::plain);
  }

  /** A bucket's cost; nothing costs nothing, and a count below zero is a broken figure. */
  private static Optional<BigDecimal> cost(OptionalLong tokens, Optional<BigDecimal> price) {
    if (tokens.isEmpty() || tokens.getAsLong() < 0) {
      return Optional.empty();
    } else if (tokens.getAsLong() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    return price.map(
        dollars -> dollars.multiply(BigDecimal.valueOf(tokens.getAsLong())).movePointLeft(MILLION));
  }

  private static Optional<BigDecimal> plus(BigDecimal sum, Optional<BigDecimal> more) {
    return more.map(sum::add);
  }

  private static OptionalLong orNone(OptionalLong tokens) {
    return OptionalLong.of(tokens.orElse(0));
  }

  /** Without zeros at the end, and without an exponent. */
  private static BigDecimal plain(BigDecimal cost) {
    var stripped = cost.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}

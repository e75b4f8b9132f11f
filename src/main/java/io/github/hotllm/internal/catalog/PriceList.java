package io.github.hotllm.internal.catalog;

import io.github.hotllm.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All prices of one model: by size of the prompt, by day, and by hour.
 *
 * <p>A prompt that is longer than a tier's bound moves the whole request to that tier's price.
 */
record PriceList(List<Row> rows, Optional<OffPeak> offPeak) {
  PriceList {
    rows = List.copyOf(rows);
  }

  /**
   * A price and when it holds.
   *
   * @param above the prompt has more tokens than that, cached ones included; 0 for any prompt
   * @param from the first day in UTC
   * @param until the last day in UTC
   */
  record Row(long above, Optional<LocalDate> from, Optional<LocalDate> until, Price price) {
    private boolean holds(long promptTokens, LocalDate day) {
      return (above == 0 || promptTokens > above)
          && from.map(first -> !day.isBefore(first)).orElse(true)
          && until.map(last -> !day.isAfter(last)).orElse(true);
    }
  }

  /** What a usage costs, to the last digit; empty if a figure or its price is unknown. */
  Optional<BigDecimal> cost(Usage usage, Instant when) {
    return usage.promptTokens().isEmpty()
        ? Optional.empty()
        : at(usage.promptTokens().getAsLong(), when).flatMap(price -> price.cost(usage));
  }

  /** The price of a prompt of that size at that time. */
  Optional<Price> at(long promptTokens, Instant when) {
    var day = when.atZone(ZoneOffset.UTC).toLocalDate();
    var price = rows.stream()
        .filter(row -> row.holds(promptTokens, day))
        .max(Comparator.comparingLong(Row::above))
        .map(Row::price);
    return offPeak
        .filter(hours -> hours.isOffPeak(when))
        .map(hours -> price.map(whole -> whole.times(hours.factor())))
        .orElse(price);
  }
}

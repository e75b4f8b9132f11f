package io.github.hotllm.internal.catalog;

import io.github.hotllm.internal.json.Fields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads prices: {@code {"input": 1, "output": 5, …}}, or a list of such rows. */
final class PriceReader {
  private PriceReader() {}

  static List<PriceList.Row> rows(Fields fields, String name) {
    if (fields.value(name).orElse(List.of()) instanceof Map) {
      return fields.fields(name).map(PriceReader::row).stream().toList();
    }
    return fields.objects(name).stream().map(PriceReader::row).toList();
  }

  static Optional<OffPeak> offPeak(Fields fields, String name) {
    return fields.fields(name).map(hours -> {
      var factor = amount(hours, "factor").orElseThrow(() -> hours.missing("factor"));
      var peaks = hours.texts("peaks").stream().map(text -> window(hours, text)).toList();
      hours.refuseUnread();
      return new OffPeak(factor, peaks);
    });
  }

  private static PriceList.Row row(Fields fields) {
    var price = new Price(
        amount(fields, "input").orElseThrow(() -> fields.missing("input")),
        amount(fields, "output").orElseThrow(() -> fields.missing("output")),
        amount(fields, "cache_read"),
        amount(fields, "cache_write"),
        amount(fields, "cache_write_1h"));
    var row = new PriceList.Row(
        fields.whole("above", 0).orElse(0), day(fields, "from"), day(fields, "until"), price);
    fields.refuseUnread();
    return row;
  }

  /** An exact number that is not negative. */
  private static Optional<BigDecimal> amount(Fields fields, String name) {
    return fields.value(name).map(value -> {
      var amount =
          exact(value).orElseThrow(() -> fields.refused(name, "must be a number of US dollars"));
      if (amount.signum() < 0) {
        throw fields.refused(name, "must not be negative");
      }
      return amount;
    });
  }

  private static Optional<BigDecimal> exact(Object value) {
    if (value instanceof BigDecimal decimal) {
      return Optional.of(decimal);
    } else if (value instanceof BigInteger big) {
      return Optional.of(new BigDecimal(big));
    }
    return value instanceof Long whole ? Optional.of(BigDecimal.valueOf(whole)) : Optional.empty();
  }

  private static Optional<LocalDate> day(Fields fields, String name) {
    return fields.text(name).map(text -> {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw fields.refused(name, "must be a day such as 2026-12-01");
      }
    });
  }

  private static OffPeak.Window window(Fields fields, String text) {
    try {
      return OffPeak.Window.of(text);
    } catch (IllegalArgumentException e) {
      throw fields.refused("peaks", String.valueOf(e.getMessage()));
    }
  }
}

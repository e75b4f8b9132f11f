package io.github.hotllm.internal.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** The three forms of a date in HTTP: RFC 9110, section 5.6.7. */
final class HttpDate {
  /** A year of two digits is never further ahead than this. */
  private static final int YEARS_AHEAD = 50;

  private HttpDate() {}

  /** The instant of a date; empty if it is none. The present tells the century of an old form. */
  static Optional<Instant> parse(String text, Instant now) {
    try {
      var date = LocalDateTime.parse(text, formatOf(text, now));
      return Optional.of(date.toInstant(ZoneOffset.UTC));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** The comma tells the forms apart: after a short day name, after a long one, none. */
  private static DateTimeFormatter formatOf(String text, Instant now) {
    var builder = new DateTimeFormatterBuilder();
    switch (text.indexOf(',')) {
      case -1 -> builder.appendPattern("EEE MMM ppd HH:mm:ss uuuu");
      case 3 -> builder.appendPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
      default ->
        builder
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear(now))
            .appendPattern(" HH:mm:ss 'GMT'");
    }
    return builder.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }

  private static int firstYear(Instant now) {
    return now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
  }
}

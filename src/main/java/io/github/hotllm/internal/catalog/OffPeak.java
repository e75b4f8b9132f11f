package io.github.hotllm.internal.catalog;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A lower price outside of the hours of the week in which everybody calls.
 *
 * <p>Public holidays, on which a provider may know no peak, are not known here.
 *
 * @param factor the part of the price that is paid outside
 * @param peaks the hours in which the whole price is paid
 */
record OffPeak(BigDecimal factor, List<Window> peaks) {
  OffPeak {
    peaks = List.copyOf(peaks);
  }

  boolean isOffPeak(Instant when) {
    var utc = when.atZone(ZoneOffset.UTC);
    return peaks.stream().noneMatch(peak -> peak.holds(utc));
  }

  /** Hours of some days of the week in UTC, their end not included. */
  record Window(DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to) {
    private static final Pattern FORM =
        Pattern.compile("(mon|tue|wed|thu|fri|sat|sun)-(mon|tue|wed|thu|fri|sat|sun)"
            + " ([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-3]):([0-5]\\d)");

    /**
     * Hours in the form {@code mon-fri 01:00-04:00}.
     *
     * @throws IllegalArgumentException that says so
     */
    static Window of(String text) {
      var match = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!match.matches()) {
        throw new IllegalArgumentException("must be hours in UTC such as mon-fri 01:00-04:00");
      }
      return new Window(
          day(match.group(1)),
          day(match.group(2)),
          LocalTime.of(Integer.parseInt(match.group(3)), Integer.parseInt(match.group(4))),
          LocalTime.of(Integer.parseInt(match.group(5)), Integer.parseInt(match.group(6))));
    }

    private static DayOfWeek day(String word) {
      for (var day : DayOfWeek.values()) {
        if (day.name().toLowerCase(Locale.ROOT).startsWith(word)) {
          return day;
        }
      }
      throw new IllegalArgumentException(word + " is no day");
    }

    private boolean holds(ZonedDateTime utc) {
      var day = utc.getDayOfWeek();
      var time = utc.toLocalTime();
      return day.compareTo(first) >= 0
          && day.compareTo(last) <= 0
          && !time.isBefore(from)
          && time.isBefore(to);
    }
  }
}

package io.github.hotllm.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What {@link Records#text} makes of the caller's values. */
class RecordsTextTest {
  enum Color {
    @JsonProperty("light-green")
    GREEN
  }

  record Point(int x, double y) {}

  record Shape(
      @JsonProperty("first_name") String name,
      List<Point> points,
      Map<String, Color> colors,
      BigDecimal exact,
      byte[] bytes,
      @JsonIgnore String secret) {}

  record Maybe(
      Optional<Point> point,
      Optional<LocalDate> day,
      OptionalInt whole,
      OptionalLong big,
      OptionalDouble number) {}

  record Loop(List<Object> self) {}

  @Test
  void recordsAreWrittenWithTheirAnnotations() {
    var shape = new Shape(
        "Ä😀\n",
        List.of(new Point(1, 2.5)),
        Map.of("a", Color.GREEN),
        new BigDecimal("1.50"),
        new byte[] {1, 2, 3},
        "hidden");
    assertEquals(
        "{\"first_name\":\"Ä😀\\n\",\"points\":[{\"x\":1,\"y\":2.5}],\"colors\":{\"a\":"
            + "\"light-green\"},\"exact\":1.50,\"bytes\":\"AQID\"}",
        Records.text(shape));
  }

  @Test
  void whatIsAbsentIsNull() {
    assertEquals(
        "{\"point\":{\"x\":1,\"y\":2.0},\"day\":\"2026-11-25\",\"whole\":3,\"big\":4,\"number\":0.5}",
        Records.text(new Maybe(
            Optional.of(new Point(1, 2)),
            Optional.of(LocalDate.of(2026, 11, 25)),
            OptionalInt.of(3),
            OptionalLong.of(4),
            OptionalDouble.of(0.5))));
    assertEquals(
        "{\"point\":null,\"day\":null,\"whole\":null,\"big\":null,\"number\":null}",
        Records.text(new Maybe(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty())));
    assertEquals("null", Records.text(null));
  }

  @Test
  void timesAreWrittenAsIsoTextAndReadAgain() {
    var times = new RecordsTest.Times(
        Instant.ofEpochSecond(1764069300),
        OffsetDateTime.parse("2025-11-25T11:15:00+02:00"),
        ZonedDateTime.parse("2025-11-25T12:15:00+01:00[Europe/Berlin]"),
        LocalDateTime.of(2025, 11, 25, 11, 15),
        LocalDate.of(2025, 11, 25),
        LocalTime.of(11, 15),
        Duration.ofMinutes(90));
    var text = Records.text(times);
    assertEquals(
        "{\"instant\":\"2025-11-25T11:15:00Z\",\"offset\":\"2025-11-25T11:15+02:00\",\"zoned\":"
            + "\"2025-11-25T12:15+01:00[Europe/Berlin]\",\"local\":\"2025-11-25T11:15\",\"date\":"
            + "\"2025-11-25\",\"time\":\"11:15\",\"duration\":\"PT1H30M\"}",
        text);
    assertEquals(times, Records.read(Json.parse(text), RecordsTest.Times.class));
  }

  @Test
  void whatHasNoJsonIsNamedByItsType() {
    var message = assertThrows(
            IllegalArgumentException.class, () -> Records.text(List.of(new Object())))
        .getMessage();
    assertEquals("java.util.ImmutableCollections$List12 cannot be written as JSON", message);
    var self = new ArrayList<Object>();
    self.add(self);
    assertThrows(IllegalArgumentException.class, () -> Records.text(new Loop(self)));
  }
}

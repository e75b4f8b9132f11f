package io.github.hotllm.internal.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonAlias;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Records#read} makes of values that fit. */
class RecordsTest {
  enum Color {
    RED,
    @JsonProperty("light-green")
    GREEN
  }

  record Point(int x, double y) {}

  record Shape(
      String name, List<Point> points, Set<Color> colors, Map<String, Point> named, long[] ids) {}

  record Maybe(
      Optional<String> text,
      Optional<Point> point,
      Optional<List<Integer>> list,
      OptionalInt whole,
      OptionalLong big,
      OptionalDouble number) {}

  record Times(
      Instant instant,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      LocalDateTime local,
      LocalDate date,
      LocalTime time,
      Duration duration) {}

  record Renamed(
      @JsonProperty("first_name") String firstName,
      @JsonAlias({"years", "yrs"}) int age) {}

  record Boxes(Integer whole, Boolean flag, BigDecimal exact, Object any, UUID id) {}

  record Ignoring(int a, @JsonIgnore Optional<String> own) {}

  static final class Bean {
    private String name = "unset";
    private int age;

    @JsonIgnore
    public String secret = "untouched";

    public void setName(String name) {
      this.name = name;
    }

    public void setAge(int age) {
      this.age = age;
    }
  }

  @Test
  void recordsListsSetsMapsArraysAndEnums() {
    var shape = read("""
        {"name":"s","points":[{"x":1,"y":2.5}],"colors":["RED","light-green"],
         "named":{"a":{"x":3,"y":4}},"ids":[5,6]}""", Shape.class);
    assertEquals("s", shape.name);
    assertEquals(List.of(new Point(1, 2.5)), shape.points);
    assertEquals(Set.of(Color.RED, Color.GREEN), shape.colors);
    assertEquals(Map.of("a", new Point(3, 4)), shape.named);
    assertArrayEquals(new long[] {5, 6}, shape.ids);
  }

  @Test
  void whatIsPresentIsInItsOptional() {
    assertEquals(
        new Maybe(
            Optional.of("t"),
            Optional.of(new Point(1, 2)),
            Optional.of(List.of(3)),
            OptionalInt.of(4),
            OptionalLong.of(5),
            OptionalDouble.of(6)),
        read("""
            {"text":"t","point":{"x":1,"y":2},"list":[3],"whole":4,"big":5,"number":6}""", Maybe.class));
  }

  @Test
  void whatIsMissingOrNullIsAnEmptyOptional() {
    var empty = new Maybe(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty());
    assertEquals(empty, read("{}", Maybe.class));
    assertEquals(empty, read("""
            {"text":null,"point":null,"list":null,"whole":null,"big":null,"number":null}""", Maybe.class));
  }

  @Test
  void timesAreReadFromIsoText() {
    assertEquals(
        new Times(
            Instant.ofEpochSecond(1764069300),
            OffsetDateTime.parse("2025-11-25T11:15:00+00:00"),
            ZonedDateTime.parse("2025-11-25T12:15:00+01:00[Europe/Berlin]"),
            LocalDateTime.of(2025, 11, 25, 11, 15),
            LocalDate.of(2025, 11, 25),
            LocalTime.of(11, 15),
            Duration.ofMinutes(90)),
        read("""
            {"instant":"2025-11-25T13:15:00+02:00","offset":"2025-11-25T11:15:00Z",
             "zoned":"2025-11-25T12:15:00+01:00[Europe/Berlin]","local":"2025-11-25T11:15",
             "date":"2025-11-25","time":"11:15","duration":"PT1H30M"}""", Times.class));
  }

  @Test
  void annotationsAreHonouredAndUnknownFieldsPassedOver() {
    var expected = new Renamed("A", 7);
    assertEquals(expected, read("{\"first_name\":\"A\",\"age\":7,\"more\":[]}", Renamed.class));
    assertEquals(expected, read("{\"first_name\":\"A\",\"years\":7}", Renamed.class));
    assertEquals(expected, read("{\"yrs\":7,\"first_name\":\"A\"}", Renamed.class));
  }

  @Test
  void anIgnoredComponentIsNeverRead() {
    var nothing = new Ignoring(1, Optional.empty());
    assertEquals(nothing, read("{\"a\":1,\"own\":\"told\"}", Ignoring.class));
    assertEquals(nothing, read("{\"a\":1}", Ignoring.class));
  }

  @Test
  void aBeanKeepsWhatIsNotTold() {
    var bean = read("{\"age\":3,\"secret\":\"told\"}", Bean.class);
    assertEquals("unset", bean.name);
    assertEquals(3, bean.age);
    assertEquals("untouched", bean.secret);
    assertEquals("n", read("{\"name\":\"n\"}", Bean.class).name);
  }

  @Test
  void numbersStayExact() {
    var id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    var boxes = read(
        "{\"whole\":1,\"flag\":true,\"exact\":0.10000000000000000000001,\"any\":[1.50],\"id\":\""
            + id + "\"}",
        Boxes.class);
    assertEquals(new BigDecimal("0.10000000000000000000001"), boxes.exact);
    assertEquals("[1.50]", String.valueOf(boxes.any));
    assertEquals(UUID.fromString(id), boxes.id);
  }

  @Test
  void valuesThatAreNoObjectsCanBeReadToo() {
    assertEquals("x", Records.read("x", String.class));
    assertEquals(3, Records.read(3L, int.class));
    assertEquals(List.of(1, 2), List.of(Records.read(List.of(1L, 2L), Integer[].class)));
    assertEquals(Color.GREEN, Records.read("light-green", Color.class));
  }

  private static <T> T read(String json, Class<T> type) {
    return Records.read(Json.parse(json), type);
  }
}

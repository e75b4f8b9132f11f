package io.github.hotllm.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaOfTest {
  enum Color {
    RED,
    @JsonProperty("light-green")
    GREEN
  }

  record Nothing() {}

  record Scalars(
      String text,
      int whole,
      long big,
      double number,
      BigDecimal exact,
      boolean flag,
      Color color,
      UUID id,
      URI link,
      byte[] bytes,
      Object any) {}

  record Times(Instant at, LocalDate day, LocalDateTime local, Duration span) {}

  record Point(int x, int y) {}

  record Containers(
      List<String> list, Set<Color> set, Point[] array, Map<String, Point> map, Point point) {}

  record Maybe(Optional<String> text, Optional<Color> color, OptionalLong big, OptionalDouble d) {}

  record Described(
      @JsonProperty("the_name") @JsonPropertyDescription("Who it is.")
      String name,

      @JsonPropertyDescription("Whose it is.") Optional<Described> parent,
      @JsonPropertyDescription("Itself.") Self self) {}

  record Self(Optional<Self> next) {}

  record Tree(String label, List<Tree> children) {}

  record Forest(Tree tallest, List<Tree> others) {}

  record Box<T>(T content) {}

  record Boxes(Box<String> text, Box<Point> point) {}

  record Ignoring(@JsonProperty("z") int a, @JsonIgnore Optional<String> own, int b) {}

  record Bad(List<Runnable> tasks) {}

  static final class Bean {
    public String name = "";

    @JsonIgnore
    public String hidden = "";

    public void setAge(int age) {}

    public String getComputed() {
      return "";
    }
  }

  @Test
  void aRecordWithoutComponentsIsAnEmptyObject() {
    assertSchema(object("", ""), Nothing.class);
  }

  @Test
  void eachScalarHasItsType() {
    assertSchema(
        object("""
            "text":{"type":"string"},"whole":{"type":"integer"},"big":{"type":"integer"},
            "number":{"type":"number"},"exact":{"type":"number"},"flag":{"type":"boolean"},
            "color":{"type":"string","enum":["RED","light-green"]},
            "id":{"type":"string","format":"uuid"},"link":{"type":"string"},
            "bytes":{"type":"string"},"any":{}""", "text whole big number exact flag color id link bytes any"), Scalars.class);
  }

  @Test
  void timesHaveTheirFormats() {
    assertSchema(object("""
            "at":{"type":"string","format":"date-time"},"day":{"type":"string","format":"date"},
            "local":{"type":"string"},"span":{"type":"string","format":"duration"}""", "at day local span"), Times.class);
  }

  @Test
  void containersHoldTheirElements() {
    var point = object("\"x\":{\"type\":\"integer\"},\"y\":{\"type\":\"integer\"}", "x y");
    assertSchema(object("""
            "list":{"type":"array","items":{"type":"string"}},
            "set":{"type":"array","items":{"type":"string","enum":["RED","light-green"]}},
            "array":{"type":"array","items":POINT},
            "map":{"type":"object","additionalProperties":POINT},
            "point":POINT""".replace("POINT", point), "list set array map point"), Containers.class);
  }

  @Test
  void whatMayBeAbsentMayBeNull() {
    assertSchema(object("""
            "text":{"anyOf":[{"type":"string"},{"type":"null"}]},
            "color":{"anyOf":[{"type":"string","enum":["RED","light-green"]},{"type":"null"}]},
            "big":{"anyOf":[{"type":"integer"},{"type":"null"}]},
            "d":{"anyOf":[{"type":"number"},{"type":"null"}]}""", "text color big d"), Maybe.class);
  }

  @Test
  void descriptionsStandBesideTheTypeAndNeverBesideAReference() {
    assertSchema(
        object("""
                "the_name":{"description":"Who it is.","type":"string"},
                "parent":{"description":"Whose it is.","anyOf":[{"$ref":"#"},{"type":"null"}]},
                "self":{"description":"Itself.","anyOf":[{"$ref":"#/$defs/Self"}]}""", "the_name parent self")
            .replaceFirst(
                "}$",
                ",\"\\$defs\":{\"Self\":SELF}}"
                    .replace(
                        "SELF",
                        object(
                                "\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/Self\"},{\"type\":\"null\"}]}",
                                "next")
                            .replace("$", "\\$"))),
        Described.class);
  }

  @Test
  void aTypeThatHoldsItselfIsReferredTo() {
    var children = "\"label\":{\"type\":\"string\"},"
        + "\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"PLACE\"}}";
    assertSchema(object(children.replace("PLACE", "#"), "label children"), Tree.class);

    var forest = Json.object(object(
        "\"tallest\":{\"$ref\":\"#/$defs/Tree\"},"
            + "\"others\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/Tree\"}}",
        "tallest others"));
    var schema = Records.schema(Forest.class);
    assertEquals(forest.get("properties"), schema.get("properties"));
    assertEquals(
        Map.of(
            "Tree",
            Json.object(object(children.replace("PLACE", "#/$defs/Tree"), "label children"))),
        schema.get("$defs"));
  }

  @Test
  void typeArgumentsAreKnown() {
    var point = object("\"x\":{\"type\":\"integer\"},\"y\":{\"type\":\"integer\"}", "x y");
    assertSchema(
        object(
            "\"text\":" + object("\"content\":{\"type\":\"string\"}", "content") + ",\"point\":"
                + object("\"content\":" + point, "content"),
            "text point"),
        Boxes.class);
  }

  @Test
  void aBeanHasWhatCanBeSet() {
    assertEquals(
        Map.of("name", Map.of("type", "string"), "age", Map.of("type", "integer")),
        Records.schema(Bean.class).get("properties"));
  }

  @Test
  void anIgnoredComponentIsNotTold() {
    assertSchema(
        object("\"z\":{\"type\":\"integer\"},\"b\":{\"type\":\"integer\"}", "z b"), Ignoring.class);
  }

  @Test
  void schemasAreMadeOnceAndCannotBeModified() {
    var schema = Records.schema(Point.class);
    assertSame(schema, Records.schema(Point.class));
    assertThrows(UnsupportedOperationException.class, schema::clear);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        String.class,
        int.class,
        Integer.class,
        Object.class,
        List.class,
        Map.class,
        int[].class,
        Color.class,
        Optional.class,
        Runnable.class,
        Number.class,
        Instant.class
      })
  void onlyAnObjectHasASchema(Class<?> type) {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Records.schema(type));
    assertEquals(
        type.getName() + " has no schema: give a record or a class with properties of your own",
        refusal.getMessage());
  }

  @Test
  void aTypeWithoutAFormIsNamedWithItsPlace() {
    var refusal = assertThrows(IllegalArgumentException.class, () -> Records.schema(Bad.class));
    assertEquals(
        "tasks[] of " + Bad.class.getName()
            + " has no schema: java.lang.Runnable has no one form in JSON",
        refusal.getMessage());
  }

  /** The order of names is a part of what is promised, so texts are compared. */
  private static void assertSchema(String expected, Class<?> type) {
    assertEquals(Json.text(Json.parse(expected)), Json.text(Records.schema(type)));
  }

  private static String object(String properties, String names) {
    var required = names.isEmpty() ? "" : "\"" + names.replace(" ", "\",\"") + "\"";
    return "{\"type\":\"object\",\"properties\":{" + properties + "},\"required\":[" + required
        + "],\"additionalProperties\":false}";
  }
}

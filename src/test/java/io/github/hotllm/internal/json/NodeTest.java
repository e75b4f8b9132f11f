package io.github.hotllm.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeTest {
  private static final Node ROOT = node("""
      {"text":"t","list":[1,{"deep":[true]}],"flag":true,"null":null,"number":1.50}""");

  @Test
  void whatIsThereIsFound() {
    assertEquals(Optional.of("t"), ROOT.at("text").text());
    assertEquals("t", ROOT.at("text").textOrEmpty());
    assertTrue(ROOT.at("list").at(1).at("deep").at(0).isTrue());
    assertEquals(OptionalLong.of(1), ROOT.at("list").at(0).count());
    assertEquals("1.50", ROOT.at("number").number().orElseThrow().toString());
    assertEquals(2, ROOT.at("list").items().size());
    assertEquals(Map.of("deep", List.of(true)), ROOT.at("list").at(1).fields());
    assertTrue(ROOT.isObject());
    assertTrue(ROOT.at("list").isList());
    assertEquals(Optional.of(true), ROOT.at("flag").value());
  }

  @Test
  void whatIsNotThereIsAbsentAllTheWayDown() {
    for (var absent : List.of(
        ROOT.at("none"),
        ROOT.at("null"),
        ROOT.at("none").at(0).at("more"),
        ROOT.at("text").at("t"),
        ROOT.at("text").at(0),
        ROOT.at("list").at(2),
        ROOT.at("list").at(-1),
        ROOT.at(0),
        Node.of(null))) {
      assertFalse(absent.isPresent());
      assertFalse(absent.isObject());
      assertFalse(absent.isList());
      assertFalse(absent.isTrue());
      assertEquals(Optional.empty(), absent.text());
      assertEquals("", absent.textOrEmpty());
      assertEquals(Optional.empty(), absent.scalar());
      assertEquals(OptionalLong.empty(), absent.count());
      assertEquals(Optional.empty(), absent.number());
      assertEquals(List.of(), absent.items());
      assertEquals(Map.of(), absent.fields());
      assertEquals(Optional.empty(), absent.value());
    }
  }

  @Test
  void aValueOfAnotherTypeIsAsGoodAsAbsent() {
    assertEquals(Optional.empty(), ROOT.at("number").text());
    assertEquals(Optional.empty(), ROOT.at("text").number());
    assertEquals(List.of(), ROOT.items());
    assertEquals(Map.of(), ROOT.at("list").fields());
    assertFalse(ROOT.at("text").isTrue());
  }

  @ParameterizedTest
  @CsvSource({"0,0", "12,12", "12.0,12", "1.2e1,12", "9223372036854775807,9223372036854775807"})
  void aCountIsWholeAndNotNegative(String json, long count) {
    assertEquals(OptionalLong.of(count), node(json).count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5",
        "9223372036854775808",
        "18446744073709551621",
        "1e300",
        "\"1\"",
        "true"
      })
  void nothingElseIsACount(String json) {
    assertEquals(OptionalLong.empty(), node(json).count());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "t"   | t
      429   | 429
      1.50  | 1.50
      true  | true
      """)
  void aScalarIsAsItIsWritten(String json, String text) {
    assertEquals(Optional.of(text), node(json).scalar());
  }

  @Test
  void whatIsStructuredIsNoScalar() {
    assertEquals(Optional.empty(), ROOT.scalar());
    assertEquals(Optional.empty(), ROOT.at("list").scalar());
  }

  @Test
  void toStringHasTheTypeAlone() {
    assertEquals("Node[an object]", ROOT.toString());
    assertEquals("Node[a list]", ROOT.at("list").toString());
    assertEquals("Node[a text]", ROOT.at("text").toString());
    assertEquals("Node[a number]", ROOT.at("number").toString());
    assertEquals("Node[null]", ROOT.at("none").toString());
  }

  private static Node node(String json) {
    return Node.of(Json.parse(json));
  }
}

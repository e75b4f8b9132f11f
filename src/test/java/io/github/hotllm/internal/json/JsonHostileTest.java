package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a stranger may send: refused with a place, without quoting it, at no great cost. */
class JsonHostileTest {
  private static final String WORD = "a word that is none of true, false and null";
  private static final String NUMBER = "a number that no double can hold";
  private static final String CHARACTER = "a character that does not belong there";
  private static final String LONG = "a number of more than 1000 characters";

  /** A document, where it is wrong, and why. */
  record Bad(String document, String field, String reason) {
    @Override
    public String toString() {
      return document.substring(0, Math.min(40, document.length()));
    }
  }

  static final List<Bad> SYNTAX = List.of(
      new Bad("", "", "it is empty"),
      new Bad(" \n ", "", "it is empty"),
      new Bad("{", "", "it ends too early"),
      new Bad("{\"a\"", "a", "it ends too early"),
      new Bad("{\"a\":", "a", "it ends too early"),
      new Bad("{\"a\":\"secret", "a", "it ends too early"),
      new Bad("{\"a\":[1,", "a[1]", "it ends too early"),
      new Bad("{\"a\":1", "a", "it ends too early"),
      new Bad("{\"a\":tru", "a", WORD),
      new Bad("{\"a\":secret}", "a", WORD),
      new Bad("{\"a\":True}", "a", WORD),
      new Bad("{\"a\":undefined}", "a", WORD),
      new Bad("{\"a\":NaN}", "a", WORD),
      new Bad("{\"a\":Infinity}", "a", WORD),
      new Bad("{\"a\":1,}", "a", CHARACTER),
      new Bad("{\"a\":[1,]}", "a[1]", CHARACTER),
      new Bad("{a:1}", "", CHARACTER),
      new Bad("{'a':1}", "", CHARACTER),
      new Bad("{\"a\":'secret'}", "a", CHARACTER),
      new Bad("{\"a\" 1}", "a", CHARACTER),
      new Bad("{\"a\":1 \"b\":2}", "a", CHARACTER),
      new Bad("/* secret */{}", "", CHARACTER),
      new Bad("# secret\n{}", "", CHARACTER),
      new Bad("{\"a\":[1}", "a[0]", "a bracket that closes another one"),
      new Bad("{\"a\":\"line\nsecret\"}", "a", "a control character that has to be escaped"),
      new Bad("{\"a\":\"\\q\"}", "a", "an escape that JSON does not have"),
      new Bad("{\"a\":\"\\u12g4\"}", "a", CHARACTER));

  static final List<Bad> NUMBERS = List.of(
      new Bad("{\"a\":007}", "a", "a number that is not written as in JSON"),
      new Bad("{\"a\":+1}", "a", CHARACTER),
      new Bad("{\"a\":.5}", "a", CHARACTER),
      new Bad("{\"a\":1.}", "a", CHARACTER),
      new Bad("{\"a\":0x10}", "a", CHARACTER),
      new Bad("{\"a\":-Infinity}", "a", WORD),
      new Bad("{\"a\":1e999}", "a", NUMBER),
      new Bad("{\"a\":-1e999}", "a", NUMBER),
      new Bad("{\"a\":1e999999999}", "a", NUMBER),
      new Bad("{\"a\":1e-999999999}", "a", NUMBER),
      new Bad("{\"a\":0e999999999}", "a", NUMBER),
      new Bad("{\"a\":1e1000000000000}", "a", NUMBER),
      new Bad("{\"a\":1e-1000000000000}", "a", NUMBER),
      new Bad("{\"a\":" + "9".repeat(310) + "}", "a", NUMBER),
      new Bad("{\"a\":" + "9".repeat(1001) + "}", "a", LONG),
      new Bad("{\"a\":0." + "9".repeat(1001) + "}", "a", LONG));

  static final List<Bad> STRICT = List.of(
      new Bad("{} {}", "", "there is more text behind its end"),
      new Bad("{}1", "", "there is more text behind its end"),
      new Bad("{\"a\":1,\"a\":2}", "a", "a name that was there before in the same object"),
      new Bad("{\"a\":1,\"\\u0061\":2}", "a", "a name that was there before in the same object"),
      new Bad(
          "{\"b\":[{\"a\":1,\"c\":0,\"a\":1}]}",
          "b[0].a",
          "a name that was there before in the same object"),
      new Bad(nested(65), "a" + "[0]".repeat(63), "it is nested deeper than 64 levels"),
      new Bad(
          "{\"a\":[" + "0,".repeat(1_000_001) + "0]}",
          "a[999997]",
          "it has more than 1000000 tokens"));

  @ParameterizedTest
  @FieldSource({"SYNTAX", "NUMBERS", "STRICT"})
  void itIsRefusedWithItsPlace(Bad bad) {
    var refusal =
        assertThrows(JsonException.class, () -> Json.strictObject(bad.document.getBytes(UTF_8)));
    var place = bad.field.isEmpty() ? "" : ", in " + bad.field;
    var message = refusal.getMessage().replaceFirst("at line \\d+, column \\d+", "HERE");
    assertEquals("not valid JSON HERE" + place + ": " + bad.reason, message);
    assertEquals(bad.field, refusal.field());
    assertFalse(message.contains("secret"), message);
  }

  @Test
  void lineAndColumnAreThoseOfAnEditor() {
    assertMessage(
        "{\n  \"a\": 1,\n  \"a\": 2\n}",
        "not valid JSON at line 3, column 3, in a: a name that was there before in the same object");
    assertMessage("{\n  \"a\": 1e999\n}", "not valid JSON at line 2, column 8, in a: " + NUMBER);
  }

  /** Jackson 2.15 names the column behind the one that later ones name. */
  @Test
  void theLineOfWhatJacksonItselfRefusesIsKnown() {
    var document = "{\n  \"a\": 1,\n  \"b\": ,\n}".getBytes(UTF_8);
    var refusal = assertThrows(JsonException.class, () -> Json.strictObject(document));
    var message = refusal.getMessage().replaceFirst("column [89]", "column HERE");
    assertEquals("not valid JSON at line 3, column HERE, in b: " + CHARACTER, message);
  }

  @Test
  void aRequestIsAnObject() {
    assertMessage("[1]", "a JSON object is needed, not a list");
    assertMessage("\"secret\"", "a JSON object is needed, not a text");
    assertMessage("7", "a JSON object is needed, not a number");
    assertMessage("null", "a JSON object is needed, not null");
  }

  @Test
  void hostileNamesAreShownShortAndOnOneLine() {
    assertMessage(
        "{\"a\\nERROR\\u2028b\":1e999}",
        "not valid JSON at line 1, column 20, in a?ERROR?b: " + NUMBER);
    var refusal = assertThrows(
        JsonException.class,
        () -> Json.strictObject(("{\"" + "n".repeat(40_000) + "\":nope}").getBytes(UTF_8)));
    assertEquals("n".repeat(100) + "\u2026", refusal.field());
  }

  @Test
  void whatIsOnlyDoubtfulIsLetPassForProviders() {
    assertEquals(Map.of("a", 2L), Json.object("{\"a\":1,\"a\":2}"));
    assertEquals(200, depth(Json.parse("[".repeat(200) + "]".repeat(200))));
    assertThrows(JsonException.class, () -> Json.parse("[".repeat(257) + "]".repeat(257)));
    assertEquals(1_000_002, ((List<?>) Json.parse("[" + "0,".repeat(1_000_001) + "0]")).size());
  }

  @Test
  void atItsLimitsARequestIsTaken() {
    assertEquals(64, depth(Json.strictObject(nested(64).getBytes(UTF_8))));
    var image = "A".repeat(21_000_000);
    assertEquals(
        image, Json.strictObject(("{\"a\":\"" + image + "\"}").getBytes(UTF_8)).get("a"));
    // Names of the same hash: a table that trusts hashes would need minutes.
    var names = IntStream.range(0, 1 << 12)
        .mapToObj(i -> "\""
            + Integer.toBinaryString(i + (1 << 12)).replace("0", "Aa").replace("1", "BB") + "\":0")
        .collect(Collectors.joining(",", "{", "}"));
    assertEquals(1 << 12, Json.strictObject(names.getBytes(UTF_8)).size());
  }

  private static void assertMessage(String document, String message) {
    var refusal =
        assertThrows(JsonException.class, () -> Json.strictObject(document.getBytes(UTF_8)));
    assertEquals(message, refusal.getMessage());
  }

  private static int depth(Object value) {
    if (value instanceof Map<?, ?> map) {
      return 1 + map.values().stream().mapToInt(JsonHostileTest::depth).max().orElse(0);
    }
    return value instanceof List<?> list
        ? 1 + list.stream().mapToInt(JsonHostileTest::depth).max().orElse(0)
        : 0;
  }

  private static String nested(int levels) {
    return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }
}

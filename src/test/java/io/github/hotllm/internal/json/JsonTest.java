package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void eachKindOfValueHasItsType() {
    assertEquals("x", Json.parse("\"x\""));
    assertEquals(true, Json.parse("true"));
    assertEquals(false, Json.parse(" false "));
    assertNull(Json.parse("null"));
    assertEquals(List.of(1L, List.of()), Json.parse("[1,[]]"));
    assertEquals(Map.of("a", Map.of()), Json.parse("{\"a\":{}}"));
  }

  @Test
  void aWholeNumberIsALongOrWhatIsNeeded() {
    assertEquals(0L, Json.parse("-0"));
    assertEquals(2147483648L, Json.parse("2147483648"));
    assertEquals(Long.MIN_VALUE, Json.parse("-9223372036854775808"));
    assertEquals(new BigInteger("9223372036854775808"), Json.parse("9223372036854775808"));
    assertEquals(new BigDecimal("1.0"), Json.parse("1.0"));
    assertEquals(new BigDecimal("1E+2"), Json.parse("1e2"));
  }

  /** As Python, JavaScript and Go write numbers, and beyond what a double can tell apart. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "9007199254740993",
        "18446744073709551616",
        "0.1",
        "1.10",
        "3.141592653589793238462643383279",
        "1.7976931348623157E+308",
        "4.9E-324",
        "0.0000012",
        "1E+2"
      })
  void numbersComeBackToTheLastDigit(String number) {
    assertEquals(number, Json.text(Json.parse(number)));
  }

  @Test
  void fieldsKeepTheirOrderAndNulls() {
    var text = "{\"z\":null,\"a\":[null],\"m\":{\"\":1}}";
    assertEquals(text, Json.text(Json.parse(text)));
    assertEquals(List.of("z", "a", "m"), List.copyOf(Json.object(text).keySet()));
  }

  @Test
  void whatIsParsedCannotBeModified() {
    var object = Json.object("{\"a\":[1],\"b\":{}}");
    assertThrows(UnsupportedOperationException.class, object::clear);
    assertThrows(UnsupportedOperationException.class, () -> ((List<?>) object.get("a")).clear());
    assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) object.get("b")).clear());
  }

  @Test
  void textIsEscapedNoMoreThanNeeded() {
    assertEquals(
        "\"\\\"\\\\/\\n\\r\\t\\u0000\\u001f\\u0008\u007F\u2028\u00E9\uD83D\uDE00\"",
        Json.text("\"\\/\n\r\t\0\u001F\b\u007F\u2028\u00E9\uD83D\uDE00"));
    assertEquals("{\"a\\\"\":\"\"}", Json.text(Map.of("a\"", "")));
    assertArrayEquals("[\"\u00E9\"]".getBytes(UTF_8), Json.bytes(List.of("\u00E9")));
  }

  @Test
  void everyCharacterComesBack() {
    var all = new StringBuilder();
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      all.append((char) c);
    }
    assertEquals(all.toString(), Json.parse(Json.bytes(all.toString())));
    assertEquals(all.toString(), Json.parse(Json.text(all.toString())));
  }

  @Test
  void numbersOfJavaGetTheirCanonicalTypes() {
    var numbers = new LinkedHashMap<String, Object>();
    numbers.put("int", 1);
    numbers.put("byte", (byte) 2);
    numbers.put("atomic", new AtomicInteger(3));
    numbers.put("big", BigInteger.TEN);
    numbers.put("bigger", BigInteger.ONE.shiftLeft(63));
    numbers.put("double", 0.1);
    numbers.put("float", 0.1f);
    numbers.put("decimal", new BigDecimal("1.00"));
    assertEquals(
        Json.object("{\"int\":1,\"byte\":2,\"atomic\":3,\"big\":10,\"bigger\":9223372036854775808,"
            + "\"double\":0.1,\"float\":0.1,\"decimal\":1.00}"),
        Json.immutable(numbers));
    assertEquals(Json.immutable(numbers), Json.object(Json.bytes(numbers)));
  }

  @Test
  void immutableIsADeepCopy() {
    var list = new ArrayList<Object>(Arrays.asList(1L, null));
    var object = new HashMap<String, Object>(Map.of("a", list));
    var copy = Json.immutable(object);
    list.clear();
    object.clear();
    assertEquals(Map.of("a", Arrays.asList(1L, null)), copy);
    assertThrows(UnsupportedOperationException.class, () -> ((List<?>) copy.get("a")).clear());
  }

  @Test
  void whatIsNoJsonValueIsRefused() {
    assertRefused("a java.lang.Object is no JSON value", new Object());
    assertRefused("a [I is no JSON value", new int[0]);
    assertRefused("a JSON number is finite, not NaN", Double.NaN);
    assertRefused("a JSON number is finite, not -Infinity", Float.NEGATIVE_INFINITY);
    assertRefused("a JSON name is a text, not a java.lang.Integer", Map.of(7, 1));
    assertRefused("a JSON name is a text, not null", Collections.singletonMap(null, 1));
  }

  @Test
  void whatHoldsItselfIsRefused() {
    var self = new HashMap<String, Object>();
    self.put("self", self);
    var refusal = assertThrows(IllegalArgumentException.class, () -> Json.immutable(self));
    assertEquals("a JSON value is nested at most 256 levels deep", refusal.getMessage());
  }

  private static void assertRefused(String message, Object value) {
    var object = Map.of("a", value);
    for (var refusal : List.of(
        assertThrows(IllegalArgumentException.class, () -> Json.immutable(object)),
        assertThrows(IllegalArgumentException.class, () -> Json.text(object)))) {
      assertEquals(message, refusal.getMessage());
      assertFalse(refusal instanceof JsonException);
    }
  }
}

package io.github.hotllm.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link Records#read} says of values that do not fit. */
class MisfitTest {
  enum Color {
    RED,
    @JsonProperty("light-green")
    GREEN
  }

  record Inner(int x, String text) {}

  record Outer(
      Optional<Inner> one,
      Optional<List<Inner>> many,
      Optional<Map<String, Inner>> named,
      OptionalInt count,
      Optional<Color> color,
      Optional<Instant> at,
      Optional<LocalDate> day,
      Optional<Boolean> flag,
      Optional<Double> number,
      Optional<String> text,
      Optional<List<String>> texts,
      Optional<int[]> ids) {}

  record Picky(int size) {
    static final RuntimeException REFUSAL = new IllegalStateException("size 7 is secret");

    Picky {
      if (size == 7) {
        throw REFUSAL;
      }
    }
  }

  record Aged(@JsonAlias({"years", "yrs"}) int age) {}

  record Open(Optional<Runnable> task) {}

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"one":{"text":"secret"}}                | one.x is missing
      {"one":{"x":1}}                          | one.text is missing
      {"one":{"x":null,"text":""}}             | one.x is missing
      {"one":{"x":1,"text":null}}              | one.text is missing
      {"one":"secret"}                         | one must be an object, not a text
      {"one":[1]}                              | one must be an object, not a list
      {"one":{"x":"1","text":""}}              | one.x must be a whole number, not a text
      {"one":{"x":1.5,"text":""}}              | one.x must be a whole number
      {"one":{"x":99999999999,"text":""}}      | one.x does not fit its type
      {"one":{"x":true,"text":""}}             | one.x must be a whole number, not true
      {"one":{"x":1,"text":5}}                 | one.text must be a text, not a number
      {"one":{"x":1,"text":true}}              | one.text must be a text, not true
      {"one":{"x":1,"text":{}}}                | one.text must be a text, not an object
      {"many":[{"x":1,"text":""},{"x":1}]}     | many[1].text is missing
      {"many":{"x":1}}                         | many must be a list, not an object
      {"many":"secret"}                        | many must be a list, not a text
      {"many":[null]}                          | many[0] is missing
      {"named":{"k":{"x":[],"text":""}}}       | named.k.x must be a whole number, not a list
      {"named":{"k":null}}                     | named.k is missing
      {"named":[]}                             | named must be an object, not a list
      {"count":"1"}                            | count must be a whole number, not a text
      {"count":1.5}                            | count must be a whole number
      {"color":"secret"}                       | color must be one of RED, light-green
      {"color":"GREEN"}                        | color must be one of RED, light-green
      {"color":0}                              | color must be one of RED, light-green
      {"at":"secret"}                          | at must be a date and time with offset in ISO 8601
      {"at":1764069300}                        | at must be a date and time with offset in ISO 8601, not a number
      {"day":"25.11.2025"}                     | day must be a date in ISO 8601
      {"flag":"true"}                          | flag must be true or false, not a text
      {"flag":1}                               | flag must be true or false, not a number
      {"number":"1.5"}                         | number must be a number, not a text
      {"number":{}}                            | number must be a number, not an object
      {"text":["secret"]}                      | text must be a text, not a list
      {"texts":["a",7]}                        | texts[1] must be a text, not a number
      {"texts":["a",null]}                     | texts[1] is missing
      {"ids":[1,"2"]}                          | ids[1] must be a whole number, not a text
      {"ids":7}                                | ids must be a list, not a number
      """)
  void theFieldAndItsFormAreNamed(String json, String message) {
    var refusal = assertThrows(
        IllegalArgumentException.class, () -> Records.read(Json.parse(json), Outer.class));
    assertEquals(message, refusal.getMessage());
    assertNull(refusal.getCause(), "databind's own exception quotes the value");
  }

  @Test
  void theWholeValueMayBeWrong() {
    assertEquals("the value must be an object, not a list", message(List.of(), Outer.class));
    assertEquals("the value must be an object, not a text", message("{}", Outer.class));
    assertEquals("the value must be a whole number, not a text", message("x", int.class));
    assertEquals("there is no value, only null", message(null, Outer.class));
  }

  @Test
  void whatWasReadByAnAliasIsNotMissing() {
    assertEquals(
        "age must be a whole number, not a text", message(Map.of("yrs", "secret"), Aged.class));
    assertEquals("age is missing", message(Map.of("other", 1L), Aged.class));
  }

  @Test
  void whatTheOwnConstructorThrowsIsTheCause() {
    var refusal = assertThrows(
        IllegalArgumentException.class, () -> Records.read(Map.of("size", 7L), Picky.class));
    assertEquals("the value is refused by Picky", refusal.getMessage());
    assertSame(Picky.REFUSAL, refusal.getCause());
  }

  @Test
  void aTypeThatCannotBeReadIsNamed() {
    assertEquals(
        "task: java.lang.Runnable cannot be read from JSON",
        message(Map.of("task", Map.of()), Open.class));
    assertEquals(
        "the value: java.lang.Runnable cannot be read from JSON",
        message(Map.of(), Runnable.class));
  }

  private static String message(Object value, Class<?> type) {
    return assertThrows(IllegalArgumentException.class, () -> Records.read(value, type))
        .getMessage();
  }
}

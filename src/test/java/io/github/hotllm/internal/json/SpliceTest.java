package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpliceTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"model":"a"}                             | {"model":"new"}
      { "x" : 1.0 , "model" : "a" , "y":[ ] }   | { "x" : 1.0 , "model" : "new" , "y":[ ] }
      {"model":{"a":[1,"}"]},"z":1}             | {"model":"new","z":1}
      {"model":null}                            | {"model":"new"}
      {"model" :-1.5e3}                         | {"model" :"new"}
      {"mod\\u0065l":"a"}                       | {"mod\\u0065l":"new"}
      {"x":{"model":"a"},"model":"b"}           | {"x":{"model":"a"},"model":"new"}
      {"x":["model"],"y":"model","model":1}     | {"x":["model"],"y":"model","model":"new"}
      {"x":"\\"model\\":1","model":1}           | {"x":"\\"model\\":1","model":"new"}
      {"x":"\\\\","model":1}                    | {"x":"\\\\","model":"new"}
      {"model":1,"model":2}                     | {"model":"new","model":"new"}
      {}                                        | {"model":"new"}
      { }                                       | {"model":"new" }
      {"x":1 }                                  | {"x":1,"model":"new" }
      """)
  void aFieldGetsAnotherValue(String before, String after) {
    assertEquals(after, spliced(before, splice -> splice.with("model", "new")));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"stream":true}                     | {}
      { "stream":true }                   | { }
      {"stream":true, "x":1}              | {"x":1}
      {"x":1, "stream":true}              | {"x":1}
      {"x":1, "stream":true, "y":2}       | {"x":1, "y":2}
      {"stream":1,"stream":2,"x":1}       | {"x":1}
      {"x":{"stream":true}}               | {"x":{"stream":true}}
      {"str\\u0065am":true,"x":1}         | {"x":1}
      {}                                  | {}
      """)
  void aFieldGoes(String before, String after) {
    assertEquals(after, spliced(before, splice -> splice.without("stream")));
  }

  @Test
  void severalChangesAreMadeAtOnce() {
    assertEquals(
        "{\"x\": 1,\"model\":\"m\",\"stream\":false,\"n\":{\"a\":[1,2.50]}}",
        spliced(
            "{\"x\": 1,\"model\":\"a\",\"gone\":[]}",
            splice -> splice
                .with("model", "m")
                .without("gone")
                .with("stream", false)
                .with("n", Json.object("{\"a\":[1,2.50]}"))));
  }

  @Test
  void theLastChangeOfAFieldCounts() {
    assertEquals("{\"a\":2}", spliced("{}", splice -> splice.with("a", 1).with("a", 2)));
    assertEquals("{}", spliced("{\"a\":1}", splice -> splice.with("a", 1).without("a")));
    assertEquals("{\"a\":2}", spliced("{\"a\":1}", splice -> splice.without("a").with("a", 2)));
  }

  @Test
  void anEqualValueKeepsItsBytes() {
    var body = "\n{ \"model\" : \"\\u0061\\/b\",\"n\":[ 1 , {\"k\": 2} ]}\n";
    assertEquals(
        body,
        spliced(
            body,
            splice -> splice
                .with("model", "a/b")
                .with("n", List.of(1, Map.of("k", 2)))
                .without("none")));
  }

  @Test
  void onlyAByteOrderMarkIsLeftAway() {
    assertEquals("{\"a\":1}", spliced("\uFEFF{\"a\":1}", splice -> splice));
    assertEquals(" {\"a\":\"\u20AC\"}\t", spliced(" {\"a\":\"\u20AC\"}\t", splice -> splice));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"a\"",
        "1",
        "{",
        "{\"a",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":[",
        "{\"a\":\"\\",
        "{\"a\":1",
        "{\"a\":1,",
        "{,",
        "{1:2}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":}",
        "{\"a\":]"
      })
  void whatIsNoObjectIsRefused(String body) {
    var splice = Splice.into(body.getBytes(UTF_8)).with("model", "x");
    assertThrows(JsonException.class, splice::bytes);
  }

  /** Whatever the object and the changes, parsing tells the same as changing what was parsed. */
  @Test
  void splicingIsChangingWhatWouldBeParsed() {
    var random = new Random(8120);
    for (int round = 0; round < 3000; round++) {
      var document = new RandomJson(random).object();
      var expected = new LinkedHashMap<>(Json.object(document));
      var splice = Splice.into(document.getBytes(UTF_8));
      for (var name : names(expected, random)) {
        if (random.nextBoolean()) {
          splice.without(name);
          expected.remove(name);
        } else {
          splice.with(name, (long) round);
          expected.put(name, (long) round);
        }
      }
      var result = Json.object(splice.bytes());
      assertEquals(expected, result, document);
    }
  }

  private static List<String> names(Map<String, Object> object, Random random) {
    var names = new ArrayList<>(object.keySet());
    names.add("new");
    names.add("newer");
    names.removeIf(name -> random.nextInt(3) > 0);
    return names;
  }

  private static String spliced(String body, UnaryOperator<Splice> changes) {
    return new String(changes.apply(Splice.into(body.getBytes(UTF_8))).bytes(), UTF_8);
  }
}

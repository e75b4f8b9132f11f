package io.github.hotllm.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPlacesTest {
  private static final String JSON = """
      {
        "a": {"b.c": 1, "d": [1, {"e": null}]},
        "f": [[true]]
      }""";

  @ParameterizedTest
  @CsvSource({
    "'',        1, 1",
    "a,         2, 3",
    "a.b.c,     2, 9",
    "a.d,       2, 19",
    "a.d[0],    2, 25",
    "a.d[1],    2, 28",
    "a.d[1].e,  2, 29",
    "f,         3, 3",
    "f[0],      3, 9",
    "f[0][0],   3, 10",
  })
  void aFieldStandsWhereItsNameBeginsAndAnElementWhereItBegins(String path, int line, int column) {
    assertEquals(
        Optional.of(new JsonPlaces.Place(line, column)), JsonPlaces.of(JSON.getBytes(UTF_8), path));
  }

  @Test
  void aColumnCountsCharacters() {
    assertEquals(
        Optional.of(new JsonPlaces.Place(1, 12)),
        JsonPlaces.of("{\"a\": \"é\", \"b\": 1}".getBytes(UTF_8), "b"));
  }

  @Test
  void whatIsNotThereHasNoPlace() {
    assertEquals(Optional.empty(), JsonPlaces.of(JSON.getBytes(UTF_8), "a.x"));
    assertEquals(Optional.empty(), JsonPlaces.of(JSON.getBytes(UTF_8), "a.d[2]"));
    assertEquals(Optional.empty(), JsonPlaces.of("{\"a\": nope}".getBytes(UTF_8), "b"));
  }
}

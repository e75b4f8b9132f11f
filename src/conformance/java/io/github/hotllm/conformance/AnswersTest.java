package io.github.hotllm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each SDK hands out of an answer, whole and streamed, whoever the provider is. */
class AnswersTest {
  private static final String PAIRS = "io.github.hotllm.conformance.Pairs#all";

  @ParameterizedTest
  @MethodSource(PAIRS)
  void anAnswerIsWhole(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "text.json");
        var client = sdk.at(house)) {
      assertEquals(greeting(sdk), client.call(Task.TEXT));
    }
  }

  @ParameterizedTest
  @MethodSource(PAIRS)
  void aStreamSaysTheSame(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "text.sse");
        var client = sdk.at(house)) {
      assertEquals(greeting(sdk), client.stream(Task.TEXT));
    }
  }

  @ParameterizedTest
  @MethodSource(PAIRS)
  void anImageReachesTheProvider(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "text.json");
        var client = sdk.at(house)) {
      client.call(Task.IMAGE);
      assertEquals(Png.BASE64, behind.image(house.lastRequest()));
    }
  }

  @ParameterizedTest
  @MethodSource(PAIRS)
  void anAnswerIsARecord(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "record.json");
        var client = sdk.at(house)) {
      assertEquals(new Ada("Ada Lovelace", 1815), client.record());
      assertEquals("integer", behind.typeOfBorn(house.lastRequest()));
    }
  }

  private static Said greeting(Sdk sdk) {
    return new Said("m-2026", "Hello Ada!", List.of(), sdk.stopped(), sdk.tokens());
  }
}

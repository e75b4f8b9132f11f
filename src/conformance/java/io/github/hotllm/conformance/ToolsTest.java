package io.github.hotllm.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two calls at once, whole and streamed, and how their answers get to the provider. */
class ToolsTest {
  private static final String PAIRS = "io.github.hotllm.conformance.Pairs#all";

  @ParameterizedTest
  @MethodSource(PAIRS)
  void twoCallsAtOnce(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "tools.json");
        var client = sdk.at(house)) {
      assertEquals(calls(sdk, behind), client.call(Task.TOOLS));
    }
  }

  @ParameterizedTest
  @MethodSource(PAIRS)
  void twoCallsAtOnceInAStream(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "tools.sse");
        var client = sdk.at(house)) {
      assertEquals(calls(sdk, behind), client.stream(Task.TOOLS));
    }
  }

  @ParameterizedTest
  @MethodSource(PAIRS)
  void theirAnswersReachTheProvider(Sdk sdk, Behind behind) {
    try (var house = House.recorded(behind, "tools.json", "text.json");
        var client = sdk.at(house)) {
      assertEquals("Hello Ada!", client.callAndAnswer().text());
      assertEquals(sdk.answers(), behind.results(house.lastRequest()));
    }
  }

  private static Said calls(Sdk sdk, Behind behind) {
    var ids = behind.callIds();
    var calls = List.of(
        new Said.Call(ids.get(0), "weather", "{\"city\":\"Paris\"}"),
        new Said.Call(ids.get(1), "weather", "{\"city\":\"Oslo\"}"));
    return new Said("m-2026", "", calls, sdk.calling(), sdk.tokens());
  }
}

package io.github.hotllm.internal.dialect.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The buckets: input, cache read, output, reasoning. */
class GeminiUsageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'promptTokenCount':10,'candidatesTokenCount':5,'totalTokenCount':15} | 10 - 5 -",
        "{'promptTokenCount':10,'candidatesTokenCount':5,'thoughtsTokenCount':3} | 10 - 8 3",
        "{'promptTokenCount':10,'cachedContentTokenCount':4,'candidatesTokenCount':5} | 6 4 5 -",
        "{'promptTokenCount':3,'cachedContentTokenCount':4,'candidatesTokenCount':5} | 0 3 5 -",
        "{'promptTokenCount':10,'toolUsePromptTokenCount':7,'candidatesTokenCount':5} | 17 - 5 -",
        "{'promptTokenCount':10,'thoughtsTokenCount':3,'totalTokenCount':13} | 10 - 3 3",
        "{'promptTokenCount':10,'totalTokenCount':10} | 10 - 0 -",
        "{'promptTokenCount':10,'toolUsePromptTokenCount':2,'totalTokenCount':13} | 12 - 1 -",
        "{'promptTokenCount':10} | 10 - - -",
        "{'candidatesTokenCount':5} | - - 5 -",
        "{'promptTokenCount':-1,'candidatesTokenCount':'x'} | none",
        "{} | none",
      })
  void theFiguresGoIntoTheirBuckets(String figures, String buckets) {
    assertEquals(buckets, buckets(GeminiUsage.read(node(figures))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'serviceTier':'priority'}             | service tier priority",
        "{'trafficType':'ON_DEMAND_FLEX'}       | service tier ON_DEMAND_FLEX",
        "{'serviceTier':'standard','trafficType':'ON_DEMAND'} | -",
        "{'serviceTier':'unspecified'}          | -",
        "{'promptTokensDetails':[{'modality':'TEXT','tokenCount':1},{'modality':'IMAGE','tokenCount':1}]} | -",
        "{'promptTokensDetails':[{'modality':'AUDIO','tokenCount':1}]} | tokens of AUDIO",
        "{'promptTokensDetails':[{'modality':'AUDIO','tokenCount':0}]} | -",
        "{'candidatesTokensDetails':[{'modality':'IMAGE','tokenCount':9}]} | tokens of IMAGE",
      })
  void whatTheUsualPricesDoNotTellIsNamed(String figures, String why) {
    assertEquals(why, GeminiUsage.unpriced(node(figures)).orElse("-"));
  }

  @Test
  void aSearchOfGooglesOwnIsNotInThePrices() {
    var heard = Fixtures.ear(Fixtures.LEVELS).whole("""
        {"candidates":[{"finishReason":"STOP","groundingMetadata":{"webSearchQueries":["q"]}}]}""");
    assertEquals(
        Optional.of("a search by Google's own tool"),
        heard.metered().orElseThrow().unpriced());
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    var usage = Usage.builder()
        .inputTokens(6)
        .cacheReadTokens(4)
        .outputTokens(8)
        .reasoningTokens(3)
        .build();
    assertEquals(
        "{\"promptTokenCount\":10,\"cachedContentTokenCount\":4,\"candidatesTokenCount\":5,"
            + "\"thoughtsTokenCount\":3,\"totalTokenCount\":18}",
        Json.text(GeminiUsage.write(usage)));
    assertEquals(Optional.of(usage), GeminiUsage.read(Node.of(GeminiUsage.write(usage))));
  }

  private static String buckets(Optional<Usage> usage) {
    return usage
        .map(given -> Stream.of(
                given.inputTokens(),
                given.cacheReadTokens(),
                given.outputTokens(),
                given.reasoningTokens())
            .map(GeminiUsageTest::figure)
            .collect(Collectors.joining(" ")))
        .orElse("none");
  }

  private static String figure(OptionalLong figure) {
    return figure.isPresent() ? String.valueOf(figure.getAsLong()) : "-";
  }

  private static Node node(String json) {
    return Node.of(Json.parse(json.replace('\'', '"')));
  }
}

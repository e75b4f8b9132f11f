package io.github.hotllm.internal.dialect.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Usage;
import io.github.hotllm.internal.dialect.Metered;
import io.github.hotllm.internal.json.Json;
import io.github.hotllm.internal.json.Node;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatUsageTest {
  /** Input, cache read, cache write, output, reasoning; "-" is absent. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"prompt_tokens":9,"completion_tokens":4}                                                                     | 9 - - 4 -
      {"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":5}}                         | 4 5 - 4 -
      {"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":5,"cache_write_tokens":3}}  | 1 5 3 4 -
      {"prompt_tokens":9,"prompt_tokens_details":{"cached_tokens":2,"cache_creation_input_tokens":3}}               | 4 2 3 - -
      {"prompt_tokens":9,"completion_tokens":4,"prompt_cache_hit_tokens":7,"prompt_cache_miss_tokens":2}            | 2 7 - 4 -
      {"prompt_tokens":9,"completion_tokens":4,"cached_tokens":1}                                                   | 8 1 - 4 -
      {"prompt_tokens":9,"completion_tokens":4,"num_cached_tokens":1,"prompt_tokens_details":null}                  | 8 1 - 4 -
      {"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":50}}                        | 0 9 - 4 -
      {"prompt_tokens":9,"completion_tokens":4,"prompt_tokens_details":{"cached_tokens":5,"cache_write_tokens":9}}  | 0 5 4 4 -
      {"prompt_tokens":9,"completion_tokens":4,"total_tokens":13,"completion_tokens_details":{"reasoning_tokens":3}} | 9 - - 4 3
      {"prompt_tokens":9,"completion_tokens":4,"total_tokens":16,"completion_tokens_details":{"reasoning_tokens":3}} | 9 - - 7 3
      {"prompt_tokens":-1,"completion_tokens":4}                                                                    | - - - 4 -
      """)
  void bucketsDoNotOverlap(String usage, String buckets) {
    assertEquals(buckets, print(ChatUsage.FIGURES.read(node(usage)).orElseThrow()));
  }

  @Test
  void noFiguresAreNoUsage() {
    assertEquals(Optional.empty(), ChatUsage.FIGURES.read(node("{}")));
    assertEquals(Optional.empty(), ChatUsage.FIGURES.read(node("{\"prompt_tokens\":\"9\"}")));
  }

  @Test
  void whatIsWrittenReadsAsItWas() {
    var usage = Usage.builder()
        .inputTokens(1)
        .cacheReadTokens(2)
        .cacheWriteTokens(3)
        .outputTokens(9)
        .reasoningTokens(4)
        .build();
    assertEquals(Optional.of(usage), ChatUsage.FIGURES.read(Node.of(ChatUsage.write(usage))));
    assertEquals(
        "{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}",
        Json.text(ChatUsage.write(Usage.of(1, 2))));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      "usage":{"prompt_tokens":1,"completion_tokens":2}             | "choices":[CHOICE]
      "x_groq":{"usage":{"prompt_tokens":1,"completion_tokens":2}}  | "choices":[CHOICE]
      "id":"x"                                                      | "choices":[{"usage":{"prompt_tokens":1,"completion_tokens":2},"delta":{},"finish_reason":"stop"}]
      """)
  void figuresAreFoundWhereverTheyStand(String field, String choices) {
    var choice = "{\"delta\":{},\"finish_reason\":\"stop\"}";
    var chunk = "{" + field + "," + choices.replace("CHOICE", choice) + "}";
    assertEquals(Optional.of(Usage.of(1, 2)), metered(chunk).usage());
  }

  @Test
  void theLastFiguresCount() {
    var chunk = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
        + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}";
    var last = "{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":5}}";
    assertEquals(Optional.of(Usage.of(1, 5)), metered(chunk, last).usage());
  }

  @Test
  void aStatedCostIsExact() {
    var chunk = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
        + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"cost\":0.00014}}";
    assertEquals(Optional.of(new BigDecimal("0.00014")), metered(chunk).statedCostUsd());
  }

  @ParameterizedTest
  @CsvSource({
    "default,",
    "auto,",
    "standard,",
    "on_demand,",
    "flex,service tier flex",
    "Priority,service tier priority"
  })
  void anUnusualServiceTierHasNoUsualPrice(String tier, String unpriced) {
    var chunk = "{\"service_tier\":\"" + tier
        + "\",\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";
    assertEquals(Optional.ofNullable(unpriced), metered(chunk).unpriced());
  }

  private static Metered metered(String... chunks) {
    var data = new String[chunks.length + 1];
    System.arraycopy(chunks, 0, data, 0, chunks.length);
    data[chunks.length] = "[DONE]";
    return Targets.ear(Targets.plain()).events(data).metered().orElseThrow();
  }

  private static Node node(String json) {
    return Node.of(Json.parse(json));
  }

  private static String print(Usage usage) {
    return (usage.inputTokens() + " " + usage.cacheReadTokens() + " " + usage.cacheWriteTokens()
            + " " + usage.outputTokens() + " " + usage.reasoningTokens())
        .replace("OptionalLong.empty", "-")
        .replaceAll("OptionalLong\\[(\\d+)]", "$1");
  }
}

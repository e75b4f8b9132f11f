package io.github.hotllm.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.hotllm.Llm;
import io.github.hotllm.LlmReply;
import io.github.hotllm.LlmRequest;
import io.github.hotllm.internal.account.Keys;
import io.github.hotllm.internal.catalog.Catalog;
import io.github.hotllm.internal.catalog.Config;
import io.github.hotllm.internal.catalog.Provider;
import io.github.hotllm.internal.concurrent.FakeClock;
import io.github.hotllm.internal.route.Router;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers as each provider sends them, whole and streamed, over the whole way to a reply, with what
 * a clerk with the price list of 2026-11-22 computes for them.
 */
class RecordedCostsTest {
  private static final String WEDNESDAY_NOON = "2026-11-25T12:00:00Z";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      anthropic-plain      | anthropic/claude-opus-5-5         | 1234 input × 4 + 567 output × 20                                                                      | 0.016276
      anthropic-cache-read | anthropic/claude-sonnet-5-5       | 210 input × 2 + 18432 read × 0.1 + 95 output × 10                                                     | 0.0032132
      anthropic-cache-write| anthropic/claude-fable-5-1        | 12 input × 10 + 2048 write × 12.5 + 300 output × 50                                                   | 0.04072
      anthropic-cache-hour | anthropic/claude-opus-5-5         | 31 input × 4 + 512 read × 0.2 + 1024 write × 5 + 4096 hour × 8 + 1400 output × 20 (900 reasoning)     | 0.0661144
      anthropic-dated      | anthropic/claude-haiku-4-5        | 2000 input × 1 + 250 output × 5                                                                       | 0.00325
      openai-plain         | openai/gpt-6-luna                 | 1500 input × 0.1 + 320 output × 0.5                                                                   | 0.00031
      openai-cached        | openai/gpt-6.1-sol                | 1832 input × 2 + 6144 read × 0.1 + 1024 write × 2.5 + 1200 output × 10 (800 reasoning)                | 0.0188384
      xai-cached           | xai/grok-4.7                      | 904 input × 2 + 4096 read × 0.5 + 700 output × 6 (500 reasoning)                                      | 0.008056
      gemini-plain         | gemini/gemini-2.5-flash-lite      | 640 input × 0.1 + 80 output × 0.4                                                                     | 0.000096
      gemini-thoughts      | gemini/gemini-3.8-flash           | 1078 input × 0.75 + 3072 read × 0.075 + 800 output × 3.75 (600 reasoning)                             | 0.0040389
      mistral-cached       | mistral/mistral-large-4           | 676 input × 0.7 + 1024 read × 0.07 + 240 output × 2.1                                                 | 0.00104888
      mistral-alias        | mistral/mistral-small-latest      | 900 input × 0.15 + 110 output × 0.6                                                                   | 0.000201
      groq-cached          | groq/openai/gpt-oss-120b          | 532 input × 0.15 + 768 read × 0.075 + 410 output × 0.6 (350 reasoning)                                | 0.0003834
      kimi-cached          | moonshot/kimi-k3                  | 552 input × 3 + 2048 read × 0.3 + 380 output × 15                                                     | 0.0079704
      kimi-highspeed       | moonshot/kimi-k3.1-pro-highspeed  | 500 input × 4 + 40 output × 20                                                                        | 0.0028
      qwen-written         | qwen/qwen3.8-max                  | 976 input × 2 + 1024 read × 0.25 + 3000 write × 2.5 + 330 output × 6                                  | 0.011688
      cohere-plain         | cohere/command-a-plus-05-2026     | 700 input × 2.5 + 90 output × 10                                                                      | 0.00265
      """)
  void eachBucketHasItsPrice(String answer, String model, String bill, BigDecimal dollars) {
    assertBill(new Recorded(answer, model, WEDNESDAY_NOON), bill, dollars);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      anthropic-tier-below | anthropic/claude-haiku-5-5        | 9999 input × 0.1 + 60000 read × 0.01 + 30000 write × 0.125 + 1000 output × 0.5                        | 0.0058499
      anthropic-tier-at    | anthropic/claude-haiku-5-5        | 10000 input × 0.1 + 60000 read × 0.01 + 30000 write × 0.125 + 1000 output × 0.5                       | 0.00585
      anthropic-tier-above | anthropic/claude-haiku-5-5        | 10001 input × 0.5 + 60000 read × 0.05 + 30000 write × 0.625 + 1000 output × 2.5                       | 0.0292505
      anthropic-tier-hour  | anthropic/claude-haiku-5-5        | 1000 input × 0.5 + 150000 hour × 1 + 100 output × 2.5                                                 | 0.15075
      openai-tier-below    | openai/gpt-6.1-sol                | 271999 input × 2 + 1000 output × 10                                                                   | 0.553998
      openai-tier-at       | openai/gpt-6.1-sol                | 2000 input × 2 + 270000 read × 0.1 + 1000 output × 10                                                 | 0.041
      openai-tier-above    | openai/gpt-6.1-sol                | 2001 input × 4 + 270000 read × 0.2 + 1000 output × 15                                                 | 0.077004
      xai-tier-below       | xai/grok-4.3                      | 199999 input × 1.25 + 1000 output × 2.5                                                               | 0.25249875
      xai-tier-at          | xai/grok-4.3                      | 200000 input × 1.25 + 1000 output × 2.5                                                               | 0.2525
      xai-tier-above       | xai/grok-4.3                      | 200000 input × 2.5 + 1 read × 0.4 + 1000 output × 5                                                   | 0.5050004
      gemini-tier-below    | gemini/gemini-3.1-pro-preview     | 199999 input × 2 + 150 output × 12 (50 reasoning)                                                     | 0.401798
      gemini-tier-at       | gemini/gemini-3.1-pro-preview     | 100000 input × 2 + 100000 read × 0.2 + 100 output × 12                                                | 0.2212
      gemini-tier-above    | gemini/gemini-3.1-pro-preview     | 100001 input × 4 + 100000 read × 0.4 + 100 output × 18                                                | 0.441804
      qwen-tier-at         | qwen/qwen3.7-plus                 | 55999 input × 0.4 + 200000 read × 0.08 + 100 output × 1.6                                             | 0.0385596
      qwen-tier-above      | qwen/qwen3.7-plus                 | 56000 input × 1.2 + 200000 read × 0.24 + 100 output × 4.8                                             | 0.11568
      """)
  void aPromptAboveATiersBoundMovesTheWholeRequest(
      String answer, String model, String bill, BigDecimal dollars) {
    assertBill(new Recorded(answer, model, WEDNESDAY_NOON), bill, dollars);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      gemini-dated      gemini/gemini-4-argon     2026-11-30T23:59:59Z | 600 input × 2 + 400 read × 0.1 + 300 output × 10 (200 reasoning)         | 0.00424
      gemini-dated      gemini/gemini-4-argon     2026-12-01T00:00:00Z | 600 input × 4 + 400 read × 0.2 + 300 output × 20 (200 reasoning)         | 0.00848
      gemini-carbon     gemini/gemini-4-carbon    2026-11-30T23:59:59Z | 600 input × 2 + 400 read × 0.1 + 100 output × 10                         | 0.00224
      deepseek-thinking deepseek/deepseek-flash   2026-11-25T03:59:59Z | 280 input × 0.3 + 1920 read × 0.006 + 640 output × 1.2 (500 reasoning)   | 0.00086352
      deepseek-thinking deepseek/deepseek-flash   2026-11-25T04:00:00Z | 280 input × 0.15 + 1920 read × 0.003 + 640 output × 0.6 (500 reasoning)  | 0.00043176
      deepseek-pro      deepseek/deepseek-v4-pro  2026-11-27T09:59:59Z | 1000 input × 1.32 + 500 output × 3.96                                    | 0.0033
      deepseek-pro      deepseek/deepseek-v4-pro  2026-11-28T09:59:59Z | 1000 input × 0.66 + 500 output × 1.98                                    | 0.00165
      """)
  void thePriceIsThatOfTheDayAndTheHour(String recorded, String bill, BigDecimal dollars) {
    var words = recorded.split(" +");
    assertBill(new Recorded(words[0], words[1], words[2]), bill, dollars);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      openai-chat         | openai/gpt-5.4-mini | 952 input × 0.75 + 2048 read × 0.075 + 450 output × 4.5 (320 reasoning) | 0.0028926
      openai-chat-written | openai/gpt-6-luna   | 4 input × 0.1 + 1024 read × 0.01 + 3072 write × 0.125 + 60 output × 0.5 | 0.00042464
      xai-chat            | xai/grok-build-0.1  | 544 input × 1 + 256 read × 0.2 + 390 output × 2 (300 reasoning)         | 0.0013752
      """)
  void throughAGatewayInChatThePricesAreTheSame(
      String answer, String model, String bill, BigDecimal dollars) {
    assertBill(new Recorded(answer, model, WEDNESDAY_NOON), bill, dollars);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      anthropic-priority   | anthropic/claude-opus-5-5              | 2026-11-25T12:00:00Z | 1000 100
      anthropic-fast       | anthropic/claude-opus-5-5              | 2026-11-25T12:00:00Z | 1000 100
      anthropic-search     | anthropic/claude-sonnet-5-5            | 2026-11-25T12:00:00Z | 1000 100
      openai-flex          | openai/gpt-6.1-sol                     | 2026-11-25T12:00:00Z | 1000 100
      openai-chat-priority | openai/gpt-6-luna                      | 2026-11-25T12:00:00Z | 1000 100
      openai-unknown       | openai/gpt-6.1-sol                     | 2026-11-25T12:00:00Z | 1000 100
      gemini-flex          | gemini/gemini-3.8-flash                | 2026-11-25T12:00:00Z | 1000 100
      gemini-search        | gemini/gemini-3.8-flash                | 2026-11-25T12:00:00Z | 1000 100
      gemini-carbon        | gemini/gemini-4-carbon                 | 2026-12-01T00:00:00Z | 600 100
      groq-flex            | groq/openai/gpt-oss-120b               | 2026-11-25T12:00:00Z | 1000 100
      openrouter-silent    | openrouter/meta-llama/llama-4-maverick | 2026-11-25T12:00:00Z | 1000 200
      cerebras-plain       | cerebras/gpt-oss-120b                  | 2026-11-25T12:00:00Z | 1000 100
      """)
  void whatHasNoKnownPriceHasUsageAndNoCost(
      String answer, String model, String when, String inputAndOutput) {
    for (var reply : new Recorded(answer, model, when).replies()) {
      var usage = reply.usage().orElseThrow();
      assertEquals(
          inputAndOutput,
          usage.inputTokens().getAsLong() + " " + usage.outputTokens().getAsLong());
      assertEquals(Optional.empty(), reply.costUsd());
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      openrouter-stated | openrouter/meta-llama/llama-4-maverick | 0.000553 |
      ollama-plain      | ollama/gemma4:12b                      | 0        |
      plan-plain        | plan/glm-6                             | 0        | 0.00063
      """)
  void whoStatesACostIsBelievedAndAPlanCostsNothing(
      String answer, String model, BigDecimal dollars, BigDecimal estimate) {
    for (var reply : new Recorded(answer, model, WEDNESDAY_NOON).replies()) {
      assertEquals(Optional.of(dollars), reply.costUsd());
      assertEquals(Optional.ofNullable(estimate), reply.estimatedApiCostUsd());
    }
  }

  private static void assertBill(Recorded recorded, String written, BigDecimal dollars) {
    var bill = Bill.of(written);
    assertEquals(0, bill.dollars().compareTo(dollars), () -> "the clerk's sum: " + bill.dollars());
    for (var reply : recorded.replies()) {
      assertEquals("Four and four are eight.", reply.text());
      assertEquals(bill.tokens(), Bill.tokens(reply.usage().orElseThrow()));
      assertEquals(Optional.of(dollars), reply.costUsd());
    }
  }

  /** A recorded answer, which model was asked, and when. */
  private record Recorded(String answer, String model, String when) {
    private static final String GATEWAYS =
        "{'providers':{'openai':{'base_url':'https://gateway.invalid/v1'},"
            + "'xai':{'base_url':'https://gateway.invalid/v1'}}}";
    private static final String PLAN = "{'providers':{'plan':{'dialect':'openai-chat',"
        + "'base_url':'https://plan.invalid/v1','billing':'flat_rate','api_key_env':'PLAN_KEY'}},"
        + "'prices':{'plan/glm-6':{'input':0.6,'output':1.5,'cache_read':0.06}}}";

    List<LlmReply> replies() {
      try (var llm = llm()) {
        var question = LlmRequest.of(model, "How much are four and four?");
        return List.of(llm.ask(question), llm.stream(question).reply().join());
      }
    }

    private Llm llm() {
      var catalog = Config.parse(config().replace('\'', '"'), Map.of()).catalog();
      var clock = new FakeClock(Instant.parse(when));
      var router = Router.builder(catalog, new Keys(keys(catalog), Map.of()))
          .dialects(Formats.dialects())
          .network(RecordedAnswer.of(answer), clock)
          .build();
      var tools = new Tools(
          clock,
          router,
          new RetryPolicy(() -> 0.5),
          new CatalogCost(catalog.prices(), clock),
          LlmRequest.Timeouts.NONE,
          () -> "id-1");
      var engine = new CallEngine(tools, catalog.view(clock::now), router::routes, () -> {});
      return new EngineLlm(engine, Runnable::run);
    }

    private String config() {
      if (model.startsWith("plan/")) {
        return PLAN;
      }
      return answer.contains("-chat") ? GATEWAYS : "{}";
    }

    private static Map<String, String> keys(Catalog catalog) {
      return catalog.providers().stream()
          .filter(Provider::needsKey)
          .collect(Collectors.toMap(Provider::name, provider -> "key-1"));
    }
  }
}
